/** What a scrape says: each family with its type, each sample by its name and labels as they are written. */
export type Series = { families: Map<string, { type: string; help: string }>; values: Map<string, number> };

const SAMPLE = /^([a-zA-Z_:][\w:]*)(\{(?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\["\\n])*",?)*\})? (\S+)(?: \d+)?$/;

/**
 * Reads Prometheus's text format 0.0.4 by its letter, and throws where a scrape would fail: a line that is neither, a
 * sample of no family, a family or a sample said twice, a histogram whose buckets do not add up.
 * https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function readExposition(text: string): Series {
  const series: Series = { families: new Map(), values: new Map() };
  const helps = new Map<string, string>();
  if (!text.endsWith('\n')) throw new Error('the last line has no end');
  for (const line of text.split('\n').filter(Boolean)) {
    const [, kind, name = '', rest = ''] = /^# (HELP|TYPE) ([a-zA-Z_:][\w:]*) ?(.*)$/.exec(line) ?? [];
    if (kind === 'HELP') helps.set(name, rest);
    else if (kind === 'TYPE') addFamily(series, { name, type: rest, help: helps.get(name) ?? '' });
    else if (!line.startsWith('#')) addSample(series, line);
  }
  for (const [name, { type }] of series.families) if (type === 'histogram') checkHistogram(series, name);
  return series;
}

function addFamily({ families }: Series, { name, type, help }: { name: string; type: string; help: string }) {
  if (families.has(name)) throw new Error(`${name} has two types`);
  if (!/^(counter|gauge|histogram|summary|untyped)$/.test(type)) throw new Error(`${name} is a ${type}`);
  families.set(name, { type, help });
}

function addSample({ families, values }: Series, line: string) {
  const [, name = '', labels = '', value = ''] = SAMPLE.exec(line) ?? [];
  const family = [name, name.replace(/_(bucket|sum|count)$/, '')].find((each) => families.has(each));
  if (!family) throw new Error(`not a sample of any family: ${line}`);
  const number = Number(value.replace(/^\+Inf$/, 'Infinity'));
  if (Number.isNaN(number) && !/^NaN$/i.test(value)) throw new Error(`not a number: ${line}`);
  if (values.has(name + labels)) throw new Error(`said twice: ${line}`);
  values.set(name + labels, number);
}

/** Buckets grow up to the one without an end, which holds as many as there are. */
function checkHistogram({ values }: Series, name: string) {
  const counts = [...values].filter(([key]) => key === `${name}_count` || key.startsWith(`${name}_count{`));
  for (const [key, count] of counts) {
    const others = key.slice(`${name}_count`.length).replace(/^\{|\}$/g, '');
    const buckets = [...values].filter(
      ([each]) => each.startsWith(`${name}_bucket{`) && (others === '' || each.includes(others)),
    );
    const grows = buckets.every(([, value], index) => value >= (buckets[index - 1]?.[1] ?? 0));
    if (!grows || buckets.at(-1)?.[1] !== count) throw new Error(`${key}: the buckets do not add up`);
  }
}
