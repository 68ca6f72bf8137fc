# Rumo as an image: docker build -t rumo . && docker run --rm rumo --help
#
# The dependencies are a layer of their own, which is built anew only when Cargo.lock changes.

FROM rust:1.95-slim-bookworm AS chef
# The toolchain of the image, whatever rust-toolchain.toml asks for.
ENV RUSTUP_TOOLCHAIN=1.95.0
RUN apt-get update \
 && apt-get install -y --no-install-recommends gcc libc6-dev make \
 && rm -rf /var/lib/apt/lists/* \
 && cargo install --locked cargo-chef@0.1.78
WORKDIR /rumo

FROM chef AS plan
COPY . .
RUN cargo chef prepare --recipe-path recipe.json

FROM chef AS build
COPY --from=plan /rumo/recipe.json .
RUN cargo chef cook --release --workspace --locked --recipe-path recipe.json
COPY . .
RUN cargo build --release --workspace --locked

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /var/lib/rumo --create-home rumo
COPY --from=build /rumo/target/release/rumo /usr/local/bin/rumo
COPY LICENSE /usr/local/share/doc/rumo/LICENSE
USER rumo
WORKDIR /var/lib/rumo
# Inside a container every address is behind the container's own door. There is no Postgres
# server in here: name one in DATABASE_URL; without it the built-in edition is served.
ENV RUMO_DATA=/var/lib/rumo \
    RUMO_LISTEN=0.0.0.0:8000 \
    RUMO_METRICS_LISTEN=0.0.0.0:9000 \
    RUMO_LOG_JSON=true
EXPOSE 8000
ENTRYPOINT ["rumo"]
CMD ["serve"]
