import { CodeText } from '@/features/search/components/code-text';
import type { Member } from '../api/schema-text';

/** Names with what they hold and what that is; one below another where there is little room. */
export function MemberList({ members }: { members: Member[] }) {
  return (
    <dl className="border-t text-base">
      {members.map(({ name, type, about }) => (
        <div key={name} className="border-b py-2 sm:grid sm:grid-cols-[14rem_minmax(0,1fr)] sm:gap-x-6">
          <dt className="font-mono text-sm wrap-anywhere">{name}</dt>
          <dd className="text-pretty wrap-anywhere text-soft">
            <span className="text-sm text-faint">{type}</span>
            {about && (
              <>
                {'. '}
                <CodeText text={about} />
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
