"""What the protocol's text says beyond the W3C's tests, and what clients and people send in fact."""

from __future__ import annotations

import gzip
import http.client
import json
from urllib.parse import quote, urlencode

import httpx
import pytest

from tests.server.endpoint.conftest import EX, Server

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
NAMES = f"SELECT ?n {{ ?s <{EX}name> ?n }}"
TRIPLES = "CONSTRUCT WHERE { ?s ?p ?o }"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


def kind(answer: httpx.Response) -> str:
    return answer.headers["content-type"]


class TestWaysToAsk:
    def test_post_form(self, server: Server) -> None:
        assert server.client.post("/sparql", data={"query": "ASK {}"}).json()["boolean"] is True

    def test_post_direct(self, server: Server) -> None:
        answer = server.client.post("/sparql", content="ASK {}", headers={"Content-Type": DIRECT})
        assert answer.json()["boolean"] is True

    @pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"', "utf8"])
    @pytest.mark.parametrize("media", [FORM, DIRECT])
    def test_charset_is_utf8(self, server: Server, media: str, charset: str) -> None:
        body = "ASK { BIND('ü' AS ?x) }"
        content = urlencode({"query": body}) if media == FORM else body
        answer = server.client.post(
            "/sparql", content=content.encode(), headers={"Content-Type": f"{media}; charset={charset}"}
        )
        assert answer.status_code == 200

    @pytest.mark.parametrize("charset", ["utf-16", "iso-8859-1", "windows-1252"])
    @pytest.mark.parametrize("media", [FORM, DIRECT])
    def test_other_charsets_are_refused(self, server: Server, media: str, charset: str) -> None:
        headers = {"Content-Type": f"{media}; charset={charset}"}
        assert server.client.post("/sparql", content=b"query=ASK{}", headers=headers).status_code == 415

    @pytest.mark.parametrize("path", ["/sparql", "/sparql/"])
    def test_with_and_without_slash(self, server: Server, path: str) -> None:
        assert server.client.get(path, params={"query": "ASK {}"}).status_code == 200

    def test_media_types_have_no_case(self, server: Server) -> None:
        headers = {"Content-Type": "Application/SPARQL-Query", "Accept": "APPLICATION/sparql-results+XML"}
        assert kind(server.client.post("/sparql", content="ASK {}", headers=headers)) == XML

    def test_dataset_in_the_url_of_a_post(self, server: Server) -> None:
        for headers, body in (
            ({"Content-Type": DIRECT}, NAMES),
            ({"Content-Type": FORM}, urlencode({"query": NAMES})),
        ):
            answer = server.client.post(
                f"/sparql?default-graph-uri={quote(EX)}g1", content=body, headers=headers
            )
            assert [row["n"]["xml:lang"] for row in answer.json()["results"]["bindings"]] == ["de"]

    def test_relative_iris_are_resolved_against_the_endpoint(self, server: Server) -> None:
        answer = server.sparql("CONSTRUCT { <s> <p> 1 } WHERE {}", "application/n-triples")
        assert answer.text.startswith(f"<{server.url}/s> <{server.url}/p> ")

    def test_letters_beyond_ascii_unescaped_in_the_url(self, server: Server) -> None:
        line = http.client.HTTPConnection("127.0.0.1", server.port)
        line.putrequest("GET", "/sparql?query=SELECT('%C3%BC'%20AS%20?x){}", skip_accept_encoding=True)
        line.putheader("Accept", "text/csv")
        line.endheaders()
        assert line.getresponse().read().decode() == "x\r\nü\r\n"
        line.close()


class TestRefusals:
    @pytest.mark.parametrize(
        ("query", "status"),
        [
            ("query=ASK{}&query=ASK{}", 400),
            ("default-graph-uri=http://example.org/g1", 400),
            ("query=", 400),
            ("query=ASK{", 400),
            ("query=%FF%FE", 400),
            ("query=ASK{}&default-graph-uri=relative", 400),
            ("query=ASK{}&default-graph-uri=a%20b:c", 400),
            ("query=ASK{}&timeout=soon", 400),
            ("query=ASK{}&timeout=-1", 400),
            ("query=ASK{}&timeout=nan", 400),
            ("update=CLEAR%20ALL", 403),
            ("query=ASK{}&update=CLEAR%20ALL", 400),
            ("query=%20%20", 400),
            ("query=%23%20nothing%20but%20a%20comment", 400),
            ("Query=ASK{}", 400),
            ("query=%ZZ", 400),
            ("query=ASK{}%7", 400),
            ("query=ASK{}%23%C0%AF", 400),
            ("query=ASK{}%23%ED%A0%80", 400),
            ("query=ASK{}&default-graph-uri=%FF", 400),
            ("query=INSERT%20DATA%20{<urn:a>%20<urn:b>%201}", 400),
            ("query=ASK{}" + "%20" * 20_000, 414),
        ],
    )
    def test_get(self, server: Server, query: str, status: int) -> None:
        assert server.client.get(f"/sparql?{query}").status_code == status

    def test_very_long_url(self, server: Server) -> None:
        line = http.client.HTTPConnection("127.0.0.1", server.port)
        line.request("GET", "/sparql?query=ASK{}" + "x" * 200_000)
        assert line.getresponse().status == 414
        line.close()

    @pytest.mark.parametrize(
        ("media", "body", "status"),
        [
            (FORM, b"", 400),
            (FORM, b"query=ASK{}&query=ASK{}", 400),
            (FORM, b"Query=ASK{}", 400),
            (FORM, b"query=%E4", 400),
            (FORM, b"query=\xe4", 400),
            (FORM, b"update=CLEAR+ALL", 403),
            (FORM, b"update=CLEAR+ALL&query=ASK{}", 400),
            (FORM, b"query=" + b"x" * 200_000, 413),
            (DIRECT, b"", 400),
            (DIRECT, b"ASK { BIND('\xe4' AS ?x) }", 400),
            (DIRECT, "ASK {}".encode("utf-16"), 400),
            (DIRECT, b"#" * 200_000, 413),
            ("application/sparql-update", b"CLEAR ALL", 403),
            ("text/plain", b"ASK {}", 415),
            ("application/json", b'{"query": "ASK {}"}', 415),
            ("multipart/form-data; boundary=x", b"--x--", 415),
            ("", b"ASK {}", 415),
            ("nonsense", b"ASK {}", 415),
        ],
    )
    def test_post(self, server: Server, media: str, body: bytes, status: int) -> None:
        answer = server.client.post("/sparql", content=body, headers={"Content-Type": media})
        assert answer.status_code == status
        assert kind(answer) == "text/plain; charset=utf-8" and answer.text.endswith("\n")

    def test_a_query_in_url_and_body(self, server: Server) -> None:
        answer = server.client.post("/sparql?query=ASK{}", content="ASK {}", headers={"Content-Type": DIRECT})
        assert answer.status_code == 400

    @pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"])
    def test_methods(self, server: Server, method: str) -> None:
        answer = server.client.request(method, "/sparql?query=ASK{}")
        assert answer.status_code == 405
        assert answer.headers["allow"] == "GET, HEAD, OPTIONS, POST"

    def test_large_body_that_is_announced_is_not_waited_for(self, server: Server) -> None:
        line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
        line.putrequest("POST", "/sparql")
        line.putheader("Content-Type", DIRECT)
        line.putheader("Content-Length", "1000000000")
        line.endheaders()
        assert line.getresponse().status == 413
        line.close()

    def test_large_header(self, server: Server) -> None:
        assert server.client.get("/sparql?query=ASK{}", headers={"X": "x" * 100_000}).status_code == 431

    @pytest.mark.parametrize(
        ("query", "told"),
        [
            ("SELECT *\n{ ?s ?p }", "line 2, column 10"),
            ("SELECT * { ?s foaf:name ?o }", "Prefix not found"),
            ("DELETE WHERE { ?s ?p ?o }", "takes no updates"),
            ("PREFIX a: <urn:a>\n# why not\nLOAD <http://127.0.0.1:1/>", "takes no updates"),
            ("SELECT (COUNT(*) AS ?n) ?s { ?s ?p ?o }", "unbound"),
        ],
    )
    def test_syntax_errors_say_where(self, server: Server, query: str, told: str) -> None:
        answer = server.sparql(query)
        assert answer.status_code == 400 and told in answer.text
        assert len(answer.text) < 300

    def test_errors_tell_nothing_of_the_machine(self, server: Server) -> None:
        for text in (
            "SELECT (<http://example.org/f>(1) AS ?x) {}",
            "ASK {",
            "%00",
            "SELECT * { ?s ?p ?o } LIMIT -1",
        ):
            answer = server.sparql(text)
            told = answer.text.replace("<http://example.org/f>", "")
            assert "Traceback" not in told and "/" not in told


class TestFormats:
    RESULTS = (
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/xml", "application/xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("*/*", JSON),
        ("application/*", JSON),
        ("text/*", "text/tab-separated-values; charset=utf-8"),
        ("", JSON),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.9", XML),
        ("text/csv; charset=utf-8, */*;q=0.1", "text/csv; charset=utf-8"),
        ("*/*;q=0.1,text/csv", "text/csv; charset=utf-8"),
        ("application/sparql-results+json;q=0, */*", XML),
        ("application/*;q=0, text/csv;q=0.001", "text/csv; charset=utf-8"),
        ("text/turtle, application/sparql-results+xml;q=0.2", XML),
        ("text/html;q=0.2, application/sparql-results+xml;q=0.3", XML),
        ("application/sparql-results+xml;q=oops, text/csv;q=0.9", XML),
        ("nonsense, text/csv", "text/csv; charset=utf-8"),
        ('text/csv;x="a,b";q=0.1, application/sparql-results+xml;q=0.5', XML),
        (",,text/csv,", "text/csv; charset=utf-8"),
        ("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2".replace("text/html, ", ""), JSON),
    )

    @pytest.mark.parametrize(("accept", "wanted"), RESULTS)
    def test_rows(self, server: Server, accept: str, wanted: str) -> None:
        answer = server.sparql(NAMES, accept)
        assert answer.status_code == 200 and kind(answer) == wanted

    @pytest.mark.parametrize(
        ("accept", "wanted"), [r for r in RESULTS if "csv" not in r[0] and r[0] != "text/*"]
    )
    def test_truth(self, server: Server, accept: str, wanted: str) -> None:
        assert kind(server.sparql("ASK {}", accept)) == wanted

    @pytest.mark.parametrize("query", [TRIPLES, f"DESCRIBE <{EX}alice>"])
    @pytest.mark.parametrize(
        ("accept", "wanted"),
        [
            ("text/turtle", "text/turtle; charset=utf-8"),
            ("application/n-triples", "application/n-triples"),
            ("text/plain", "text/plain"),
            ("application/rdf+xml", "application/rdf+xml"),
            ("application/xml", "application/xml"),
            ("application/ld+json", "application/ld+json"),
            ("application/json", "application/json"),
            ("text/n3", "text/n3; charset=utf-8"),
            ("application/trig", "application/trig"),
            ("application/n-quads", "application/n-quads"),
            ("*/*", "text/turtle; charset=utf-8"),
            ("", "text/turtle; charset=utf-8"),
            (f"{JSON}, application/rdf+xml;q=0.4", "application/rdf+xml"),
        ],
    )
    def test_graphs(self, server: Server, query: str, accept: str, wanted: str) -> None:
        answer = server.sparql(query, accept)
        assert answer.status_code == 200 and kind(answer) == wanted

    @pytest.mark.parametrize(
        ("query", "accept"),
        [
            (NAMES, "text/turtle"),
            (NAMES, "image/png"),
            (NAMES, "*/*;q=0"),
            (NAMES, "application/sparql-results+json;q=0"),
            (TRIPLES, "text/csv"),
            (TRIPLES, JSON),
            ("ASK {}", "text/turtle"),
        ],
    )
    def test_not_acceptable(self, server: Server, query: str, accept: str) -> None:
        answer = server.sparql(query, accept)
        assert answer.status_code == 406 and "comes as" in answer.text
        assert answer.headers["vary"] == "Accept"

    def test_several_accept_lines_are_one(self, server: Server) -> None:
        lines = [("Accept", "text/csv;q=0.3"), ("Accept", "application/sparql-results+xml")]
        assert kind(server.client.get("/sparql", params={"query": NAMES}, headers=lines)) == XML

    def test_no_accept_line(self, server: Server) -> None:
        line = http.client.HTTPConnection("127.0.0.1", server.port)
        line.request("GET", "/sparql?query=ASK%7B%7D")
        assert line.getresponse().getheader("content-type") == JSON
        line.close()

    @pytest.mark.parametrize("parameter", ["format", "output"])
    @pytest.mark.parametrize(
        ("name", "rows", "graph"),
        [
            ("json", JSON, "application/ld+json"),
            ("xml", XML, "application/rdf+xml"),
            ("csv", "text/csv; charset=utf-8", None),
            ("tsv", "text/tab-separated-values; charset=utf-8", None),
            ("turtle", None, "text/turtle; charset=utf-8"),
            ("ttl", None, "text/turtle; charset=utf-8"),
            ("nt", None, "application/n-triples"),
            ("rdf+xml", None, "application/rdf+xml"),
            ("json-ld", None, "application/ld+json"),
            ("application/sparql-results+xml", XML, None),
            ("text/csv", "text/csv; charset=utf-8", None),
        ],
    )
    def test_by_parameter(
        self, server: Server, parameter: str, name: str, rows: str | None, graph: str | None
    ) -> None:
        for query, wanted in ((NAMES, rows), (TRIPLES, graph)):
            answer = server.sparql(query, BROWSER, **{parameter: name})
            assert (kind(answer) if answer.is_success else None) == wanted

    def test_vary(self, server: Server) -> None:
        assert {v.strip() for v in server.sparql(NAMES).headers["vary"].split(",")} >= {
            "Accept",
            "Accept-Encoding",
        }


class TestDataset:
    def names(self, server: Server, query: str, **parameters: str | list[str]) -> set[str]:
        answer = server.client.get("/sparql", params={"query": query, **parameters})
        return {row["s"]["value"].removeprefix(EX) for row in answer.json()["results"]["bindings"]}

    def test_default_graph(self, server: Server) -> None:
        query = f"SELECT ?s {{ ?s <{EX}name> ?n }}"
        assert self.names(server, query) == {"alice"}
        graphs = [f"{EX}g1", f"{EX}g2"]
        assert self.names(server, query, **{"default-graph-uri": graphs[0]}) == {"bob"}
        assert self.names(server, query, **{"default-graph-uri": graphs}) == {"bob", "carol"}
        assert self.names(server, query, **{"default-graph-uri": f"{EX}none"}) == set()
        assert self.names(server, query, **{"named-graph-uri": graphs[0]}) == set()

    def test_named_graphs(self, server: Server) -> None:
        query = f"SELECT ?s {{ GRAPH ?g {{ ?s <{EX}name> ?n }} }}"
        assert self.names(server, query) == {"bob", "carol"}
        assert self.names(server, query, **{"named-graph-uri": f"{EX}g2"}) == {"carol"}
        assert self.names(server, query, **{"default-graph-uri": f"{EX}g2"}) == set()

    def test_the_protocol_has_the_last_word(self, server: Server) -> None:
        query = f"SELECT ?s FROM <{EX}g1> {{ ?s <{EX}name> ?n }}"
        assert self.names(server, query) == {"bob"}
        assert self.names(server, query, **{"default-graph-uri": f"{EX}g2"}) == {"carol"}

    def test_from_named_leaves_the_default_graph_empty(self, server: Server) -> None:
        assert self.names(server, f"SELECT ?s FROM NAMED <{EX}g1> {{ ?s <{EX}name> ?n }}") == set()


class TestGraphStore:
    @pytest.mark.parametrize("path", ["/store", "/sparql"])
    def test_graphs_by_name(self, server: Server, path: str) -> None:
        answer = server.client.get(
            path, params={"graph": f"{EX}g2"}, headers={"Accept": "application/n-triples"}
        )
        assert answer.status_code == 200 and answer.text.count("\n") == 1 and "Carol" in answer.text
        default = server.client.get(f"{path}?default", headers={"Accept": "application/n-triples"})
        assert default.text.count("\n") == 2 and "Alice" in default.text

    @pytest.mark.parametrize(
        ("query", "accept", "status"),
        [
            (f"graph={EX}none", "*/*", 404),
            ("graph=relative", "*/*", 400),
            (f"graph={EX}g1&graph={EX}g2", "*/*", 400),
            (f"graph={EX}g1&default", "*/*", 400),
            ("", "*/*", 400),
            (f"graph={EX}g1", "text/csv", 406),
        ],
    )
    def test_refusals(self, server: Server, query: str, accept: str, status: int) -> None:
        assert server.client.get(f"/store?{query}", headers={"Accept": accept}).status_code == status

    @pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
    def test_only_reading(self, server: Server, method: str) -> None:
        answer = server.client.request(method, f"/store?graph={EX}g1", content=b"")
        assert answer.status_code == 405 and answer.headers["allow"] == "GET, HEAD, OPTIONS"


class TestHttp:
    @pytest.mark.parametrize("path", ["/sparql", "/sparql?query=ASK{}", f"/store?graph={EX}g1", "/health"])
    def test_head_is_get_without_its_body(self, server: Server, path: str) -> None:
        get, head = server.client.get(path), server.client.head(path)
        assert not head.content and head.status_code == get.status_code
        for name in ("content-type", "content-length", "etag", "vary"):
            assert head.headers.get(name) == get.headers.get(name)

    def test_options(self, server: Server) -> None:
        answer = server.client.options("/sparql")
        assert answer.status_code == 204 and answer.headers["allow"] == "GET, HEAD, OPTIONS, POST"

    def test_preflight(self, server: Server) -> None:
        headers = {
            "Origin": "https://elsewhere.example",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type, x-mine",
        }
        answer = server.client.options("/sparql", headers=headers)
        assert answer.is_success and answer.headers["access-control-allow-origin"] == "*"
        assert "POST" in answer.headers["access-control-allow-methods"]
        assert answer.headers["access-control-allow-headers"] == "content-type, x-mine"

    @pytest.mark.parametrize(
        "path", ["/sparql?query=ASK{}", "/sparql?query=ASK{", "/sparql", "/nothing-here"]
    )
    def test_headers_on_every_answer(self, server: Server, path: str) -> None:
        headers = server.client.get(path, headers={"Origin": "https://elsewhere.example"}).headers
        assert headers["access-control-allow-origin"] == "*"
        assert headers["x-content-type-options"] == "nosniff"
        assert "content-security-policy" in headers and "referrer-policy" in headers

    def test_gzip(self, server: Server) -> None:
        query = "SELECT * { VALUES ?x { " + "'a word or two' " * 200 + "} }"
        params = {"query": query}
        for coding in ("gzip", "GZIP", "br, gzip;q=0.5", "*", "identity;q=0.1, gzip"):
            with server.client.stream(
                "GET", "/sparql", params=params, headers={"Accept-Encoding": coding}
            ) as answer:
                body = b"".join(answer.iter_raw())
            assert answer.headers["content-encoding"] == "gzip"
            assert len(json.loads(gzip.decompress(body))["results"]["bindings"]) == 200
        for coding in ("", "identity", "br", "gzip;q=0", "gzip;q=0, *", "*;q=0", "identity, gzip;q=0.5"):
            answer = server.client.get("/sparql", params=params, headers={"Accept-Encoding": coding})
            assert "content-encoding" not in answer.headers

    def test_a_browser_gets_the_page_and_a_program_the_data(self, server: Server) -> None:
        assert kind(server.sparql(NAMES, BROWSER)).startswith("text/html")
        assert kind(server.client.get("/sparql", headers={"Accept": BROWSER})).startswith("text/html")
        assert kind(server.sparql(NAMES, "*/*")) == JSON
        assert kind(server.sparql(NAMES, BROWSER, format="csv")) == "text/csv; charset=utf-8"

    def test_service_description_is_compressed_and_known_again(self, server: Server) -> None:
        answer = server.client.get("/sparql")
        assert answer.headers["content-encoding"] == "gzip" and "sd:endpoint" in answer.text
        again = server.client.get("/sparql", headers={"If-None-Match": answer.headers["etag"]})
        assert again.status_code == 304 and not again.content

    def test_openapi(self, server: Server) -> None:
        described = server.client.get("/openapi.json").json()
        assert described["openapi"].startswith("3.") and {"/sparql", "/store"} <= described["paths"].keys()
