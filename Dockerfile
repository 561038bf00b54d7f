# The dashboards and the command line; the database is a container of its own.
FROM python:3.13-slim

WORKDIR /opt/saan
COPY requirements.txt pyproject.toml README.md LICENSE NOTICE ./
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY graph graph
COPY dashboards dashboards
COPY cypher cypher
COPY seed seed
COPY .streamlit .streamlit
RUN pip install --no-cache-dir --no-deps --no-build-isolation . \
 && useradd --create-home saan \
 && install -d -o saan -g saan /home/saan/data

USER saan
EXPOSE 8501
CMD ["saan", "serve", "--host", "0.0.0.0"]
