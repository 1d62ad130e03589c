# Broadsheet, built, with its worker and an embedded Postgres; compose.yaml has these apart. See docs/operating.md.
#   docker build --build-arg SITE_URL=https://papers.example.org -t broadsheet .
#   docker run --init -p 127.0.0.1:3000:3000 -v broadsheet:/data broadsheet

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY tsconfig.json next.config.ts postcss.config.mjs prisma.config.ts ./
COPY prisma prisma
COPY public public
COPY src src
# The page for unknown addresses carries them. Where the container is told otherwise, it builds again as it starts.
ARG SITE_NAME=
ARG SITE_URL=
RUN npm run build
# Prisma's command line has written the client by now: a fifth of all that would be in the image.
RUN npm uninstall --no-save --omit=dev --no-audit --no-fund prisma && rm -rf .next/cache

FROM node:24-bookworm-slim AS run
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data NEXT_TELEMETRY_DISABLED=1
WORKDIR /app
RUN mkdir /data && chown node:node /app /data
COPY --from=build /app/node_modules node_modules
COPY package.json package-lock.json .npmrc tsconfig.json next.config.ts postcss.config.mjs prisma.config.ts ./
COPY deploy/healthcheck.mjs deploy/
COPY prisma prisma
COPY public public
COPY --from=build --chown=node:node /app/src src
COPY --from=build --chown=node:node /app/.next .next
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["node", "deploy/healthcheck.mjs"]
# What `npm start` runs, without npm between it and the signals.
CMD ["node", "--conditions=react-server", "--import", "tsx", "src/cli/start.ts"]
