#!/bin/bash
# Whether the application in this container is alive. Only the shell is needed: the images have neither curl nor wget.
set -eu
exec 3<> "/dev/tcp/127.0.0.1/${QUARKUS_HTTP_PORT:-8080}"
printf 'GET /q/health/live HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
read -r -t 5 _ status _ <&3
[ "$status" = 200 ]
