# Untested: no container engine was at hand where this was written. The release archive is what is tested.
#   docker build -t interview-coach .
#   docker run -e COACH_DISCORD_TOKEN -v coach-data:/data interview-coach
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN mvn -B -ntp -Dfast -DskipTests package -pl launcher -am

FROM eclipse-temurin:25-jre
RUN useradd --system --home-dir /data coach && mkdir /data && chown coach /data
COPY --from=build /src/launcher/target/coach.jar /opt/coach/coach.jar
COPY --from=build /src/coach /opt/coach/coach
USER coach
ENV COACH_DATA_DIR=/data COACH_HEALTH_PORT=8081
VOLUME /data
EXPOSE 3000
# The health port answers on the loopback address alone, so the check runs inside.
HEALTHCHECK --interval=30s --start-period=30s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8081 && printf 'GET /health HTTP/1.0\r\n\r\n' >&3 && head -1 <&3 | grep -q 200"]
ENTRYPOINT ["/opt/coach/coach", "serve"]
