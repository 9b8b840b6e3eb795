# docker build --tag hookgate .      docs/deploy.md says how to run it.

FROM node:26.10.0-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY schema schema
COPY src src
RUN npm run build

# Without the optional packages: the image's own Node.js serves, and @ngrok/ngrok (serve --tunnel) has no place here.
FROM node:26.10.0-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --omit=dev --omit=optional

FROM node:26.10.0-slim
COPY --from=packages /app/node_modules /app/node_modules
COPY --from=build /app/dist /app/dist
COPY bin /app/bin
COPY schema /app/schema
COPY package.json LICENSE /app/

# config.yaml and rules/ are looked for here. The image has neither: without rules it does not start.
WORKDIR /etc/hookgate
ENV NODE_ENV=production HOST=0.0.0.0
EXPOSE 8082
USER 10001:10001
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.ADMIN_PORT || 9082}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/bin/hookgate.js"]
CMD ["serve"]
