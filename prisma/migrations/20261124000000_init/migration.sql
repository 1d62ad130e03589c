-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "date_precision" AS ENUM ('instant', 'day', 'month', 'year');

-- CreateEnum
CREATE TYPE "link_kind" AS ENUM ('code', 'project', 'dataset', 'model', 'video', 'documentation');

-- CreateEnum
CREATE TYPE "link_origin" AS ENUM ('source', 'abstract', 'comment');

-- CreateEnum
CREATE TYPE "form_kind" AS ENUM ('abbreviation', 'expansion');

-- CreateTable
CREATE TABLE "papers" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "arxiv_id" TEXT,
    "arxiv_version" INTEGER,
    "doi" TEXT,
    "fingerprint" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "title_text" TEXT NOT NULL,
    "abstract" TEXT,
    "abstract_text" TEXT,
    "summary" TEXT,
    "summary_by" TEXT,
    "comment" TEXT,
    "journal_ref" TEXT,
    "organization" TEXT,
    "keywords" TEXT[],
    "published_at" TIMESTAMPTZ(3),
    "published_precision" "date_precision" NOT NULL DEFAULT 'instant',
    "updated_at" TIMESTAMPTZ(3),
    "edition_day" DATE,
    "withdrawn_at" TIMESTAMPTZ(3),
    "thumbnail_url" TEXT,
    "media_urls" TEXT[],
    "upvote_count" INTEGER NOT NULL DEFAULT 0,
    "source_upvote_count" INTEGER NOT NULL DEFAULT 0,
    "vote_count" INTEGER NOT NULL DEFAULT 0,
    "source_comment_count" INTEGER NOT NULL DEFAULT 0,
    "score" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "field_sources" JSONB NOT NULL DEFAULT '{}',
    "author_text" TEXT NOT NULL DEFAULT '',
    "abbreviation_text" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "papers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper_authors" (
    "paper_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "handle" TEXT,
    "hidden" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "paper_authors_pkey" PRIMARY KEY ("paper_id","position")
);

-- CreateTable
CREATE TABLE "paper_categories" (
    "paper_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "code" TEXT NOT NULL,

    CONSTRAINT "paper_categories_pkey" PRIMARY KEY ("paper_id","position")
);

-- CreateTable
CREATE TABLE "paper_links" (
    "id" SERIAL NOT NULL,
    "paper_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "link_kind" NOT NULL,
    "url" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "owner" TEXT,
    "name" TEXT,
    "stars" INTEGER,
    "stars_as_of" TIMESTAMPTZ(3),
    "origin" "link_origin" NOT NULL,

    CONSTRAINT "paper_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper_aliases" (
    "key" TEXT NOT NULL,
    "paper_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "paper_aliases_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "source_records" (
    "paper_id" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "as_of" TIMESTAMPTZ(3),
    "record" JSONB NOT NULL,

    CONSTRAINT "source_records_pkey" PRIMARY KEY ("paper_id","source")
);

-- CreateTable
CREATE TABLE "paper_search" (
    "paper_id" INTEGER NOT NULL,
    "document" tsvector NOT NULL,

    CONSTRAINT "paper_search_pkey" PRIMARY KEY ("paper_id")
);

-- CreateTable
CREATE TABLE "topics" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "topics_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topic_forms" (
    "topic_id" INTEGER NOT NULL,
    "form" TEXT NOT NULL,
    "kind" "form_kind" NOT NULL,

    CONSTRAINT "topic_forms_pkey" PRIMARY KEY ("topic_id","form")
);

-- CreateTable
CREATE TABLE "paper_topics" (
    "paper_id" INTEGER NOT NULL,
    "topic_id" INTEGER NOT NULL,

    CONSTRAINT "paper_topics_pkey" PRIMARY KEY ("paper_id","topic_id")
);

-- CreateTable
CREATE TABLE "paper_abbreviations" (
    "paper_id" INTEGER NOT NULL,
    "short_form" TEXT NOT NULL,
    "expansion" TEXT NOT NULL,

    CONSTRAINT "paper_abbreviations_pkey" PRIMARY KEY ("paper_id","short_form")
);

-- CreateTable
CREATE TABLE "editions" (
    "day" DATE NOT NULL,
    "curators" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "editions_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "edition_entries" (
    "day" DATE NOT NULL,
    "paper_id" INTEGER NOT NULL,
    "submitted_by_name" TEXT,
    "submitted_by_handle" TEXT,
    "source" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "edition_entries_pkey" PRIMARY KEY ("day","paper_id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "is_anonymous" BOOLEAN DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verifications" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "resets_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "upvotes" (
    "user_id" TEXT NOT NULL,
    "paper_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "upvotes_pkey" PRIMARY KEY ("user_id","paper_id")
);

-- CreateTable
CREATE TABLE "bookmarks" (
    "user_id" TEXT NOT NULL,
    "paper_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bookmarks_pkey" PRIMARY KEY ("user_id","paper_id")
);

-- CreateTable
CREATE TABLE "ingest_runs" (
    "id" SERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "received" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "ingest_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ingest_rejections" (
    "id" SERIAL NOT NULL,
    "run_id" INTEGER NOT NULL,
    "index" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "raw_text" TEXT NOT NULL,

    CONSTRAINT "ingest_rejections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ingest_digests" (
    "digest" BYTEA NOT NULL,
    "paper_id" INTEGER NOT NULL,

    CONSTRAINT "ingest_digests_pkey" PRIMARY KEY ("digest")
);

-- CreateIndex
CREATE UNIQUE INDEX "papers_key_key" ON "papers"("key");

-- CreateIndex
CREATE UNIQUE INDEX "papers_arxiv_id_key" ON "papers"("arxiv_id");

-- CreateIndex
CREATE INDEX "papers_doi_idx" ON "papers"("doi");

-- CreateIndex
CREATE INDEX "papers_fingerprint_idx" ON "papers"("fingerprint");

-- CreateIndex
CREATE INDEX "papers_score_id_idx" ON "papers"("score" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "papers_published_at_id_idx" ON "papers"("published_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "papers_vote_count_id_idx" ON "papers"("vote_count" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "paper_authors_name_idx" ON "paper_authors"("name");

-- CreateIndex
CREATE INDEX "paper_categories_code_idx" ON "paper_categories"("code");

-- CreateIndex
CREATE UNIQUE INDEX "paper_categories_paper_id_code_key" ON "paper_categories"("paper_id", "code");

-- CreateIndex
CREATE INDEX "paper_links_kind_host_owner_name_idx" ON "paper_links"("kind", "host", "owner", "name");

-- CreateIndex
CREATE UNIQUE INDEX "paper_links_paper_id_url_key" ON "paper_links"("paper_id", "url");

-- CreateIndex
CREATE INDEX "paper_aliases_paper_id_idx" ON "paper_aliases"("paper_id");

-- CreateIndex
CREATE INDEX "paper_search_document_idx" ON "paper_search" USING GIN ("document");

-- CreateIndex
CREATE UNIQUE INDEX "topics_slug_key" ON "topics"("slug");

-- CreateIndex
CREATE INDEX "topic_forms_form_idx" ON "topic_forms"("form");

-- CreateIndex
CREATE INDEX "paper_topics_topic_id_idx" ON "paper_topics"("topic_id");

-- CreateIndex
CREATE INDEX "paper_abbreviations_short_form_idx" ON "paper_abbreviations"("short_form");

-- CreateIndex
CREATE INDEX "edition_entries_paper_id_idx" ON "edition_entries"("paper_id");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_key" ON "sessions"("token");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "accounts_user_id_idx" ON "accounts"("user_id");

-- CreateIndex
CREATE INDEX "verifications_identifier_idx" ON "verifications"("identifier");

-- CreateIndex
CREATE INDEX "upvotes_paper_id_idx" ON "upvotes"("paper_id");

-- CreateIndex
CREATE INDEX "bookmarks_user_id_created_at_paper_id_idx" ON "bookmarks"("user_id", "created_at" DESC, "paper_id");

-- CreateIndex
CREATE INDEX "bookmarks_paper_id_idx" ON "bookmarks"("paper_id");

-- CreateIndex
CREATE INDEX "ingest_rejections_run_id_index_idx" ON "ingest_rejections"("run_id", "index");

-- CreateIndex
CREATE INDEX "ingest_digests_paper_id_idx" ON "ingest_digests"("paper_id");

-- AddForeignKey
ALTER TABLE "paper_authors" ADD CONSTRAINT "paper_authors_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_categories" ADD CONSTRAINT "paper_categories_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_links" ADD CONSTRAINT "paper_links_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_aliases" ADD CONSTRAINT "paper_aliases_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_records" ADD CONSTRAINT "source_records_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_search" ADD CONSTRAINT "paper_search_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_forms" ADD CONSTRAINT "topic_forms_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_topics" ADD CONSTRAINT "paper_topics_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_topics" ADD CONSTRAINT "paper_topics_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_abbreviations" ADD CONSTRAINT "paper_abbreviations_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_entries" ADD CONSTRAINT "edition_entries_day_fkey" FOREIGN KEY ("day") REFERENCES "editions"("day") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_entries" ADD CONSTRAINT "edition_entries_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upvotes" ADD CONSTRAINT "upvotes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upvotes" ADD CONSTRAINT "upvotes_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bookmarks" ADD CONSTRAINT "bookmarks_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bookmarks" ADD CONSTRAINT "bookmarks_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ingest_rejections" ADD CONSTRAINT "ingest_rejections_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "ingest_runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ingest_digests" ADD CONSTRAINT "ingest_digests_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- ---------------------------------------------------------------------------
-- Written by hand: what the schema language cannot say. Prisma does not look at
-- any of it, so it never proposes to drop it.
-- ---------------------------------------------------------------------------

CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- English stems over words without their accents.
CREATE TEXT SEARCH CONFIGURATION broadsheet (COPY = english);
ALTER TEXT SEARCH CONFIGURATION broadsheet
  ALTER MAPPING FOR hword, hword_part, word
  WITH unaccent, english_stem;

-- A paper with an arXiv id has it as its key.
ALTER TABLE papers
  ADD CONSTRAINT papers_key_is_arxiv_id CHECK (arxiv_id IS NULL OR key = arxiv_id),
  ADD CONSTRAINT papers_counts_not_negative CHECK (upvote_count >= 0 AND source_upvote_count >= 0 AND source_comment_count >= 0);

-- features/editions/score.ts says the same in TypeScript; score.db.test.ts holds them together.
CREATE FUNCTION paper_score(votes integer, edition_day date) RETURNS double precision
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN log(1 + votes::double precision)
    + COALESCE(
        (floor((edition_day - DATE '2020-01-06') / 7.0) * 5 + least(extract(isodow FROM edition_day)::integer - 1, 4))::double precision / 2.5,
        0
      );

CREATE FUNCTION papers_derive() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.vote_count := NEW.upvote_count + NEW.source_upvote_count;
  NEW.score := paper_score(NEW.vote_count, NEW.edition_day);
  RETURN NEW;
END
$$;

CREATE TRIGGER papers_derive_on_insert
  BEFORE INSERT ON papers
  FOR EACH ROW EXECUTE FUNCTION papers_derive();

CREATE TRIGGER papers_derive_on_update
  BEFORE UPDATE OF upvote_count, source_upvote_count, edition_day, vote_count, score ON papers
  FOR EACH ROW EXECUTE FUNCTION papers_derive();

-- Where the locale is C, the parser takes typographic punctuation for letters: “MLP” would be a word of its own kind.
-- A slash between words would make them the path of a file. Dashes become hyphens, the rest spaces.
CREATE FUNCTION searchable(text text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN translate(text, '–—‒―‐‑−“”‘’„«»…·/', '-------          ');

CREATE FUNCTION paper_document(title text, abstract text, summary text, authors text, abbreviations text) RETURNS tsvector
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN setweight(to_tsvector('broadsheet', searchable(title)), 'A')
    || setweight(to_tsvector('broadsheet', searchable(authors)), 'B')
    || setweight(to_tsvector('broadsheet', searchable(abbreviations)), 'C')
    || setweight(to_tsvector('broadsheet', searchable(COALESCE(abstract, '') || ' ' || COALESCE(summary, ''))), 'D');

CREATE FUNCTION papers_index() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO paper_search (paper_id, document)
  VALUES (NEW.id, paper_document(NEW.title_text, NEW.abstract_text, NEW.summary, NEW.author_text, NEW.abbreviation_text))
  ON CONFLICT (paper_id) DO UPDATE SET document = EXCLUDED.document;
  RETURN NULL;
END
$$;

CREATE TRIGGER papers_index_on_insert
  AFTER INSERT ON papers
  FOR EACH ROW EXECUTE FUNCTION papers_index();

CREATE TRIGGER papers_index_on_update
  AFTER UPDATE OF title_text, abstract_text, summary, author_text, abbreviation_text ON papers
  FOR EACH ROW
  WHEN ((OLD.title_text, OLD.abstract_text, OLD.summary, OLD.author_text, OLD.abbreviation_text)
    IS DISTINCT FROM (NEW.title_text, NEW.abstract_text, NEW.summary, NEW.author_text, NEW.abbreviation_text))
  EXECUTE FUNCTION papers_index();

-- Kept inline and compact: ranking reads many documents, and only those.
ALTER TABLE paper_search ALTER COLUMN document SET STORAGE MAIN;
ALTER TABLE paper_search ALTER COLUMN document SET STATISTICS 1000;
ALTER INDEX paper_search_document_idx SET (fastupdate = off);

-- Servers keep rendered pages; whoever changes a paper, in whatever process, tells them which.
-- The payload is the ids with commas between, or * where there are many or an edition gained a paper.
CREATE FUNCTION papers_announce() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  total integer;
  ids text;
BEGIN
  SELECT count(*), string_agg(id::text, ',') INTO total, ids FROM changed;
  IF total > 0 THEN
    PERFORM pg_notify('papers_changed', CASE WHEN total > 200 THEN '*' ELSE ids END);
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION everything_announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('papers_changed', '*');
  RETURN NULL;
END
$$;

CREATE TRIGGER papers_announce_update
  AFTER UPDATE ON papers
  REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION papers_announce();

CREATE TRIGGER papers_announce_delete
  AFTER DELETE ON papers
  REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION papers_announce();

CREATE TRIGGER edition_entries_announce
  AFTER INSERT OR UPDATE OR DELETE ON edition_entries
  FOR EACH STATEMENT EXECUTE FUNCTION everything_announce();

ALTER TABLE rate_limits SET UNLOGGED;
