# One image for server, worker and one-off commands; docker-compose.yml says which of them runs.
FROM node:24-bookworm-slim AS build
WORKDIR /quarry
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:24-bookworm-slim AS packages
WORKDIR /quarry
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund --omit=dev

FROM node:24-bookworm-slim
RUN apt-get update \
  && apt-get install -y --no-install-recommends chromium ca-certificates fonts-noto-core tini \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /quarry
COPY --from=packages /quarry/node_modules node_modules
COPY package.json ./
COPY schema schema
COPY platform platform
COPY server server
COPY worker worker
COPY demo demo
COPY bin bin
COPY migrations migrations
COPY --from=build /quarry/dist dist
RUN install -d -o node -g node /data
USER node
VOLUME /data
ENV NODE_ENV=production \
    PORT=4000 \
    QUARRY_HOST=0.0.0.0 \
    QUARRY_DATA_DIR=/data \
    QUARRY_CHROMIUM=/usr/bin/chromium
EXPOSE 4000
# tini ends what a crashed browser leaves behind.
ENTRYPOINT ["tini", "--"]
# Everything in one container; a cluster names the part instead.
CMD ["node", "bin/up.ts"]
