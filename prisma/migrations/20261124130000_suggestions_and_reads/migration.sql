CREATE TABLE "author_names" (
    "name" TEXT NOT NULL,
    "paper_count" INTEGER NOT NULL,

    CONSTRAINT "author_names_pkey" PRIMARY KEY ("name")
) WITH (fillfactor = 90);

CREATE TABLE "reads" (
    "user_id" TEXT NOT NULL,
    "paper_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reads_pkey" PRIMARY KEY ("user_id","paper_id")
);

CREATE INDEX "reads_paper_id_idx" ON "reads"("paper_id");

ALTER TABLE "reads" ADD CONSTRAINT "reads_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "reads" ADD CONSTRAINT "reads_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------
-- Written by hand: what the schema language cannot say.
-- ---------------------------------------------------------------------------

-- The words of a title or a name as somebody may begin to type them: no stems, no accents, lower case, cut at every
-- sign. features/search/suggestions/typed-words.ts says the same in TypeScript; typed-words.db.test.ts holds them
-- together. `lower` alone would leave the letters beyond ASCII as they are where the locale is C. A word of a tsvector
-- has at most 2,046 bytes, and a title may be one. The cost keeps the planner from trying row after row where it could
-- ask an index; a function in SQL would be inlined and cost nothing.
CREATE FUNCTION spoken_words(given text) RETURNS tsvector
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 1000 AS $$
DECLARE
  letters text := lower(regexp_replace(
    normalize(given, NFKD),
    '[\ufe00-\ufe0f\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u3099\u309a]+', '', 'g'));
  words text := translate(
    regexp_replace(letters, '[\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\xbf\xd7\xf7\u02b0-\u02ff\u2000-\u2bff\u2e00-\u2e7f'
      || '\u3000-\u3003\u3008-\u3020\u3030\u303d-\u303f\u30fb\ufffd\U0001f000-\U0001faff]+', ' ', 'g'),
    'ØøŁłĐđÐðĦħıςŊƏẞÆŒÞΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЂЄЅІЈЉЊЋЏҐ',
    'oollddddhhiσŋəßæœþαβγδεζηθικλμνξοπρστυφχψωабвгдежзиклмнопрстуфхцчшщъыьэюяђєѕіјљњћџґ');
BEGIN
  words := replace(replace(replace(replace(words, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
  RETURN array_to_tsvector(array_remove(string_to_array(left(words, 500), ' '), ''));
END
$$;

CREATE INDEX papers_title_words_idx ON papers USING gin (spoken_words(title_text)) WITH (fastupdate = off);
CREATE INDEX author_names_words_idx ON author_names USING gin (spoken_words(name)) WITH (fastupdate = off);

INSERT INTO author_names (name, paper_count)
SELECT name, count(*)
FROM paper_authors
WHERE NOT hidden
GROUP BY name;

-- author_names follows paper_authors, statement by statement. Names are taken in one order everywhere, so that two
-- writers wait for each other instead of locking each other out. Rows are counted, not papers: only these add up
-- whatever a statement touches.
CREATE FUNCTION author_names_add() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO author_names AS held (name, paper_count)
  SELECT name, count(*)
  FROM changed
  WHERE NOT hidden
  GROUP BY name
  ORDER BY name
  ON CONFLICT (name) DO UPDATE SET paper_count = held.paper_count + EXCLUDED.paper_count;
  RETURN NULL;
END
$$;

CREATE FUNCTION author_names_remove() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM
  FROM author_names
  WHERE name IN (SELECT name FROM changed WHERE NOT hidden)
  ORDER BY name
  FOR UPDATE;
  UPDATE author_names AS held
  SET paper_count = held.paper_count - gone.papers
  FROM (
    SELECT name, count(*) AS papers
    FROM changed
    WHERE NOT hidden
    GROUP BY name
  ) AS gone
  WHERE held.name = gone.name;
  DELETE FROM author_names
  WHERE paper_count = 0 AND name IN (SELECT name FROM changed WHERE NOT hidden);
  RETURN NULL;
END
$$;

CREATE TRIGGER author_names_on_insert
  AFTER INSERT ON paper_authors
  REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION author_names_add();

-- Of an update first what is new, then what is gone: a name that stays is never away.
CREATE TRIGGER author_names_on_update_1
  AFTER UPDATE ON paper_authors
  REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION author_names_add();

CREATE TRIGGER author_names_on_update_2
  AFTER UPDATE ON paper_authors
  REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION author_names_remove();

CREATE TRIGGER author_names_on_delete
  AFTER DELETE ON paper_authors
  REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION author_names_remove();
