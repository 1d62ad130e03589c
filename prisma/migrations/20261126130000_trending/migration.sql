-- What is trending is listed and counted among featured papers only, however few of all they are.
CREATE INDEX papers_featured_score_idx ON papers (score DESC, id DESC) WHERE edition_day IS NOT NULL;
