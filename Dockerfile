# docker build --tag hookgate .      docs/deploy.md says how to run it.

FROM node:26.12.1-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY schema schema
COPY src src
COPY console console
RUN npm run build && npm run build:console

# Without the optional packages: the image's own Node.js serves, and @ngrok/ngrok (serve --tunnel) has no place here.
FROM node:26.12.1-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --omit=dev --omit=optional

# Half of a start is compiling. A start without rules ends with 1 and leaves the compile cache behind, in files that only
# its user may read at first.
FROM node:26.12.1-slim AS compiled
WORKDIR /app
COPY --from=packages /app/node_modules /app/node_modules
COPY --from=build /app/dist /app/dist
COPY bin bin
COPY schema schema
COPY package.json ./
RUN mkdir --mode=1777 tmp
USER 10001:10001
RUN NODE_COMPILE_CACHE=tmp/compiled node bin/hookgate.js serve --rules nowhere --port 0 --admin-port 0; \
  test $? = 1 && chmod -R a+rX tmp/compiled

FROM node:26.12.1-slim
COPY --from=packages /app/node_modules /app/node_modules
COPY --from=compiled /app/tmp/compiled /app/compiled
COPY --from=build /app/dist /app/dist
COPY --from=build /app/console/dist /app/console/dist
COPY bin /app/bin
COPY schema /app/schema
COPY package.json LICENSE /app/

# config.yaml and rules/ are looked for here. The image has neither: without rules it does not start.
WORKDIR /etc/hookgate
ENV NODE_ENV=production HOOKGATE_HOST=0.0.0.0 NODE_COMPILE_CACHE=/app/compiled
EXPOSE 8082
USER 10001:10001
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.ADMIN_PORT || 9082}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/bin/hookgate.js"]
CMD ["serve"]
