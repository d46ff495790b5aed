"""Asks the ten questions of the manual, on one of the engines, of a plan or of a folder of plans.

    ask.py plan PROGRAM FOLDER     the program itself: `plan query`, in the folder of a plan
    ask.py sqlite FILE...          what `plan export sqlite` wrote, of several plans at once
    ask.py duckdb PARTITIONS       what `plan export partitions` wrote
    ask.py spark PARTITIONS        the same, on two executors of their own (local-cluster)

Rows go to standard output as JSON, numbers and days in one form for all engines; times go to standard error.
"""

import atexit
import datetime
import decimal
import json
import os
import re
import subprocess
import sys
import time

MANUAL = os.path.join(os.path.dirname(__file__), "../../../src/cli/help/sql.md")


def questions():
    """The statements of the manual, by the number and words of their headings."""
    text = open(MANUAL, encoding="utf-8").read()
    found = re.findall(r"^### (\d+\. .*?)\n\n```sql\n(.*?)```", text, re.M | re.S)
    assert len(found) == 10, len(found)
    return found


def plain(value):
    """A value in a form that does not tell which engine it comes from."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (int, float, decimal.Decimal)):
        number = decimal.Decimal(str(value)).normalize()
        return format(number, "f")
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def of_plan(program, folder):
    def ask(sql):
        run = subprocess.run([program, "query", sql, "--format", "json", "--dir", folder, "--timeout", "600"],
                             capture_output=True, text=True, check=True)
        return json.loads(run.stdout, parse_float=decimal.Decimal)["rows"]
    return ask


def of_sqlite(*files):
    import sqlite3
    print("SQLite", sqlite3.sqlite_version, file=sys.stderr)
    connection = sqlite3.connect(":memory:")
    names = []
    for at, file in enumerate(files):
        connection.execute(f"ATTACH ? AS plan{at}", (file,))
        names = [name for name, in connection.execute(f"SELECT name FROM plan{at}.sqlite_schema WHERE type = 'table'")]
    for name in names:
        connection.execute(f'CREATE TEMP VIEW "{name}" AS ' + " UNION ALL ".join(
            f'SELECT * FROM plan{at}."{name}"' for at in range(len(files))))
    return lambda sql: connection.execute(sql).fetchall()


def schema(folder):
    tables = json.load(open(f"{folder}/schema.json", encoding="utf-8"))["tables"]
    columns = {table["name"]: {field["name"]: field["sqlType"] for field in table["schema"]["fields"]} for table in tables}
    return {name: fields for name, fields in columns.items() if os.path.isdir(f"{folder}/{name}")}


def of_duckdb(folder):
    import duckdb
    print("DuckDB", duckdb.__version__, file=sys.stderr)
    connection = duckdb.connect()
    for table, columns in schema(folder).items():
        own = {name: kind for name, kind in columns.items() if name != "plan_id"}
        connection.sql(f"""CREATE TABLE "{table}" AS SELECT * FROM read_csv('{folder}/{table}/*/part.csv', header = true,
            columns = {own}, quote = '"', escape = '"', nullstr = '', auto_detect = false, delim = ',',
            hive_partitioning = true, hive_types = {{'plan_id': VARCHAR}})""")
    return lambda sql: connection.sql(sql).fetchall()


def of_spark(folder):
    import pyspark
    from pyspark.sql import SparkSession
    print("Spark", pyspark.__version__, "local-cluster[2,1,1280]", file=sys.stderr)
    spark = (SparkSession.builder.master("local-cluster[2,1,1280]").appName("plan")
             .config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false").config("spark.executor.memory", "1g")
             .config("spark.driver.memory", "2g")
             .config("spark.sql.shuffle.partitions", "4")
             .config("spark.sql.sources.partitionColumnTypeInference.enabled", "false").getOrCreate())
    spark.sparkContext.setLogLevel("ERROR")
    atexit.register(spark.stop)
    for table, columns in schema(folder).items():
        ddl = ", ".join(f"`{name}` {kind}" for name, kind in columns.items())
        rows = spark.read.schema(ddl).csv(f"{folder}/{table}", header=True, multiLine=True, quote='"', escape='"')
        rows.createOrReplaceTempView(table)
    return lambda sql: [tuple(row) for row in spark.sql(sql).collect()]


def main():
    begin = time.monotonic()
    engine, *rest = sys.argv[1:]
    ask = {"plan": of_plan, "sqlite": of_sqlite, "duckdb": of_duckdb, "spark": of_spark}[engine](*rest)
    print(f"{engine}: ready after {time.monotonic() - begin:.2f} s", file=sys.stderr)
    asked = time.monotonic()
    for words, sql in questions():
        start = time.monotonic()
        rows = ask(sql)
        print(f"  {time.monotonic() - start:7.2f} s  {len(rows):7} rows  {words}", file=sys.stderr)
        print(json.dumps({"question": words, "rows": [[plain(value) for value in row] for row in rows]}, ensure_ascii=False))
    print(f"{engine}: ten questions in {time.monotonic() - asked:.2f} s", file=sys.stderr)


main()
