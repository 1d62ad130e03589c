-- Documents were tsvectors, each word in full with a list of its places: more than half of all that search takes. Now a
-- document is a text with one character for each word, in their order; which words these are, `search_terms` says. A
-- quarter of the size, phrases are parts of the text, and how often a word is there is read in a fraction of the time.
-- So short that it stands in the row that is searched: a look into another table took most of the time of reading one.
-- What is there is dropped; the papers are indexed anew at the next start.
TRUNCATE search_terms, search_totals;

DROP TABLE "paper_search";
DROP FUNCTION search_keys(integer, integer, integer[]);
DROP TABLE "paper_documents";

-- The facets that are counted, those below the sources, as text: what ten thousand papers have is sent to the application
-- as it stands, which counts it in a tenth of the time that grouping takes. Four characters each, as the digits of a number
-- to the base of 127, of which 0 is \x01: letters that need no translation. counting/tally.ts reads them.
CREATE FUNCTION counted_facets(facets integer[]) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (
    SELECT COALESCE(string_agg(
      chr(facet / 2048383 + 1) || chr(facet / 16129 % 127 + 1) || chr(facet / 127 % 127 + 1) || chr(facet % 127 + 1), ''
    ), '')
    FROM unnest(facets[1:width_bucket((6 << 24) - 1, facets)]) AS facet
  );

-- What is read of ten thousand rows comes first: it lies together, and of a row's end nothing need be found.
CREATE TABLE "paper_search" (
    "paper_id" INTEGER NOT NULL,
    "votes" INTEGER NOT NULL,
    "published_on" DATE NOT NULL,
    "standing" SMALLINT NOT NULL,
    "counted" TEXT COLLATE "C" GENERATED ALWAYS AS (counted_facets("facets")) STORED,
    "facets" INTEGER[],
    "words" INTEGER NOT NULL,
    "analysis" INTEGER NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "coded" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "paper_search_pkey" PRIMARY KEY ("paper_id")
);
ALTER TABLE "paper_search" ADD CONSTRAINT "paper_search_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The numbers never change, while the counts of common words change with every paper: apart, or whoever looks for a word's
-- number would go through all that its count was since the oldest snapshot.
ALTER TABLE "search_terms" DROP COLUMN "papers", ADD COLUMN "number" INTEGER NOT NULL;
-- A constraint, which restoring a backup keeps: the keys of papers are read by it.
ALTER TABLE "search_terms" ADD CONSTRAINT "search_terms_number_key" UNIQUE ("number");
ALTER TABLE "search_terms" RESET (fillfactor);

CREATE TABLE "search_term_counts" (
    "number" INTEGER NOT NULL,
    "papers" INTEGER NOT NULL,

    CONSTRAINT "search_term_counts_pkey" PRIMARY KEY ("number")
) WITH (fillfactor = 80);

-- ---------------------------------------------------------------------------
-- Written by hand: what the schema language cannot say.
-- ---------------------------------------------------------------------------

-- Short, and read by the thousand: none may be compressed; only one of a long text is kept elsewhere.
ALTER TABLE paper_search ALTER COLUMN coded SET STORAGE EXTERNAL;
-- This is never kept elsewhere.
ALTER TABLE paper_search ALTER COLUMN counted SET STORAGE MAIN;
-- No plan needs to know what documents are like: it would try each of a hundred of them.
ALTER TABLE paper_search ALTER COLUMN coded SET STATISTICS 0;
ALTER TABLE paper_search ALTER COLUMN counted SET STATISTICS 0;
-- Room for another row on each page: votes that change no key then leave the index alone.
ALTER TABLE paper_search SET (fillfactor = 90);

-- The codes and marks of a document, one by one: a character each, or two where the number of words has outgrown the
-- characters. features/search/analysis/codes.ts says the same in TypeScript; codes.db.test.ts holds them together.
CREATE FUNCTION search_codes(coded text) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN coded ~ '[\U00100000-\U0010FFFF]'
    THEN ARRAY(SELECT found[1] FROM regexp_matches(coded, '[\U00100000-\U0010FFFF]?.', 'g') AS found)
    ELSE string_to_array(coded, NULL)
  END;

-- The number of a word by its code; negative for a mark.
CREATE FUNCTION search_number(code text) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN ascii(code) >= 1048576 THEN 980960 + (ascii(code) - 1048576) * 65536 + ascii(substr(code, 2)) - 983040
    WHEN ascii(code) > 55295 THEN ascii(code) - 2080
    ELSE ascii(code) - 32
  END;

-- The numbers of a document's words, each once.
CREATE FUNCTION search_numbers(coded text) RETURNS SETOF integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  BEGIN ATOMIC
    SELECT DISTINCT search_number(code) FROM unnest(search_codes(coded)) AS code WHERE search_number(code) >= 0;
  END;

-- Two names of one author, whichever comes first, as one of 8,192 numbers.
CREATE FUNCTION search_names(one text, other text) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (
    ('x' || substr(md5(one), 1, 4))::bit(16)::integer + ('x' || substr(md5(other), 1, 4))::bit(16)::integer
  ) & 8191;

-- What a paper is found by: its words, those of its title with ~ before them, of its authors with @, of where it
-- appeared with %, those that its abstract has as well as one of these with $, its facets with #, what stands side by
-- side with &, and two names of one author with @&. Immutable, though it reads a table: the number of a word never changes.
-- (Whoever writes a row must see the words of its document: one that waited for another to write it may not see a word that
-- is new with that, until the row is written again.)
--
-- An other form of a word (what follows a mark of \x03) is at the place of its word: hence the places. Nothing is joined
-- with itself, which takes a hundred times as long where it is planned while tables are small. Computing the keys of one
-- paper takes some tenths of a millisecond: no plan may do it for thousands instead of asking the index.
CREATE FUNCTION search_keys(coded text, facets integer[]) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 100000
  RETURN (
    WITH item AS (
      SELECT
        code,
        place - 2 * count(*) FILTER (WHERE code = E'\x03') OVER before AS place,
        count(*) FILTER (WHERE code = E'\x01') OVER before AS part,
        count(*) FILTER (WHERE code = E'\x02') OVER before AS author
      FROM unnest(search_codes(coded)) WITH ORDINALITY AS each (code, place)
      WINDOW before AS (ORDER BY place ROWS UNBOUNDED PRECEDING)
    ),
    word AS MATERIALIZED (
      SELECT term.lexeme, item.place, item.part, item.author
      FROM item
      JOIN search_terms AS term ON term.number = search_number(item.code)
    )
    SELECT array_to_tsvector(
      ARRAY(SELECT lexeme FROM word)
      || ARRAY(SELECT CASE part WHEN 0 THEN '~' WHEN 1 THEN '@' ELSE '%' END || lexeme FROM word WHERE part < 3)
      || ARRAY(SELECT '$' || lexeme FROM word GROUP BY lexeme HAVING min(part) < 3 AND max(part) = 3)
      || ARRAY(SELECT '#' || facet FROM unnest(facets) AS facet)
      || ARRAY(
        SELECT '&' || search_pair(form, next_form)
        FROM (
          SELECT place, forms, lead(place) OVER along AS next_place, lead(forms) OVER along AS next_forms
          FROM (SELECT place, array_agg(lexeme) AS forms FROM word GROUP BY place) AS placed
          WINDOW along AS (ORDER BY place)
        ) AS placed
        CROSS JOIN unnest(forms) AS form
        CROSS JOIN unnest(next_forms) AS next_form
        WHERE next_place = place + 1
      )
      || ARRAY(
        SELECT '@&' || search_names(one.name, other.name)
        FROM (
          SELECT array_agg(lexeme) AS names, array_agg(place) AS places FROM word WHERE part = 1 GROUP BY author
        ) AS named
        CROSS JOIN unnest(names, places) AS one (name, place)
        CROSS JOIN unnest(names, places) AS other (name, place)
        WHERE one.place < other.place
      )
    )
  );

-- New keys wait in a list and go into the index together: four times faster for many papers.
CREATE INDEX paper_search_keys_idx ON paper_search
  USING gin (search_keys(coded, facets), standing, published_on)
  WITH (fastupdate = on, gin_pending_list_limit = 4096);

-- How many papers have a word, by its number. Most updates are of votes and topics, which change no document: those leave
-- before they take a lock. Nothing is joined: the plan of one row is kept for thousands.
CREATE OR REPLACE FUNCTION search_terms_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO search_term_counts AS held (number, papers)
    SELECT number, count(*)
    FROM added
    CROSS JOIN search_numbers(coded) AS number
    GROUP BY number
    ORDER BY number
    ON CONFLICT (number) DO UPDATE SET papers = held.papers + EXCLUDED.papers;
    INSERT INTO search_totals AS held (papers, words)
    SELECT count(*), sum(words) FROM added
    HAVING count(*) > 0
    ON CONFLICT (id) DO UPDATE SET papers = held.papers + EXCLUDED.papers, words = held.words + EXCLUDED.words;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO search_term_counts AS held (number, papers)
    SELECT number, -count(*)
    FROM removed
    CROSS JOIN search_numbers(coded) AS number
    GROUP BY number
    ORDER BY number
    ON CONFLICT (number) DO UPDATE SET papers = held.papers + EXCLUDED.papers;
    UPDATE search_totals
    SET papers = search_totals.papers - total.papers, words = search_totals.words - total.words
    FROM (SELECT count(*) AS papers, COALESCE(sum(words), 0) AS words FROM removed) AS total;
  ELSIF EXISTS (
    SELECT paper_id, coded, words FROM added EXCEPT SELECT paper_id, coded, words FROM removed
  ) THEN
    INSERT INTO search_term_counts AS held (number, papers)
    SELECT number, sum(step)
    FROM (
      SELECT coded, sum(step) AS step
      FROM (
        SELECT paper_id, coded, 1 AS step FROM added
        UNION ALL
        SELECT paper_id, coded, -1 FROM removed
      ) AS each
      GROUP BY paper_id, coded
      HAVING sum(step) <> 0
    ) AS rewritten
    CROSS JOIN LATERAL search_numbers(coded) AS number
    GROUP BY number
    HAVING sum(step) <> 0
    ORDER BY number
    ON CONFLICT (number) DO UPDATE SET papers = held.papers + EXCLUDED.papers;
    UPDATE search_totals
    SET words = search_totals.words
      + (SELECT COALESCE(sum(words), 0) FROM added) - (SELECT COALESCE(sum(words), 0) FROM removed);
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER search_terms_on_insert
  AFTER INSERT ON paper_search
  REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION search_terms_follow();

CREATE TRIGGER search_terms_on_update
  AFTER UPDATE ON paper_search
  REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION search_terms_follow();

CREATE TRIGGER search_terms_on_delete
  AFTER DELETE ON paper_search
  REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION search_terms_follow();
