#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An HTTP server on the loopback that serves the files of a folder and misbehaves in one way for each path, for the tests of
downloads. Prints "port N" once it listens. Usage: unreliable_server.py FOLDER

/good/NAME     as it should be: Range, If-Range, ETag
/cut/NAME      the line is cut after a third of the file, each time
/halves/NAME   the first answer is cut in the middle, the next ones ignore Range and are whole
/dead/NAME     half of the file once, then nothing at all
/stall/NAME    half of the file, then silence
/more/NAME     400 bytes more are announced than there are; a Range beyond the end is refused with the true length
/always-more/NAME  the same, and Range is ignored
/less/NAME     100 bytes fewer are announced
/wrong/NAME    another content of the same length
/mixed/NAME    half of another content, cut; then the right one
/changed/NAME  half of version 1, cut; then version 2 (ETag and all), Range honoured only for version 2
/slow/NAME     16 kB, then a pause, and so on
/endless/NAME  never ends, no length
/busy/NAME     503 twice, then good
/redirect/NAME  to /good; /loop/NAME to itself; /local/NAME to a file on the disk
/missing/NAME  404
/log           what was asked for so far, as JSON
A request with a whole address ("GET http://...") is answered as a proxy would: by its path, and noted with "proxied"."""
import http.server
import json
import pathlib
import sys
import time
import urllib.parse

folder = pathlib.Path(sys.argv[1])
log = []
seen = {}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        proxied = self.path.startswith("http")
        path = urllib.parse.urlsplit(self.path).path
        log.append({"path": path, "range": self.headers.get("Range", ""), "proxied": proxied})
        if path == "/log":
            return self.send(200, json.dumps(log).encode())
        _, mode, name = path.split("/", 2)
        count = seen[path] = seen.get(path, 0) + 1
        try:
            getattr(self, "do_" + mode.replace("-", "_"))(name, count)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def send(self, status, content, headers=(), announced=None, cut=None):
        self.send_response(status)
        for key, value in headers:
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(content) if announced is None else announced))
        self.end_headers()
        self.wfile.write(content if cut is None else content[:cut])
        if cut is not None or announced is not None:
            self.drop()

    def drop(self):
        self.wfile.flush()
        self.close_connection = True

    def start_of_range(self, tag):
        wanted = self.headers.get("Range", "")
        if not wanted.startswith("bytes=") or self.headers.get("If-Range", tag) != tag:
            return None
        return int(wanted.removeprefix("bytes=").split("-")[0])

    def serve(self, content, tag='"v1"', cut=None, announced=None):
        start = self.start_of_range(tag)
        headers = [("ETag", tag), ("Accept-Ranges", "bytes")]
        if start is None:
            return self.send(200, content, headers, cut=cut, announced=announced)
        if start >= len(content):
            return self.send(416, b"", [*headers, ("Content-Range", f"bytes */{len(content)}")])
        part = [*headers, ("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")]
        return self.send(206, content[start:], part, cut=cut)

    def content(self, name):
        return (folder / name).read_bytes()

    def other(self, name):
        return bytes(255 - byte for byte in self.content(name))

    def do_good(self, name, _):
        self.serve(self.content(name))

    def do_cut(self, name, _):
        content = self.content(name)
        rest = len(content) - (self.start_of_range('"v1"') or 0)
        self.serve(content, cut=len(content) // 3 if rest > len(content) // 3 else None)

    def do_halves(self, name, count):
        content = self.content(name)
        self.send(200, content, cut=len(content) // 2 if count == 1 else None)

    def do_dead(self, name, count):
        content = self.content(name)
        if count == 1:
            self.serve(content, cut=len(content) // 2)
        else:
            self.drop()

    def do_stall(self, name, _):
        content = self.content(name)
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[:len(content) // 2])
        self.wfile.flush()
        time.sleep(20)
        self.drop()

    def do_more(self, name, _):
        content = self.content(name)
        self.serve(content, announced=len(content) + 400)

    def do_always_more(self, name, _):
        content = self.content(name)
        self.send(200, content, announced=len(content) + 400)

    def do_less(self, name, _):
        content = self.content(name)
        self.send(200, content, announced=len(content) - 100)

    def do_wrong(self, name, _):
        self.serve(self.other(name))

    def do_mixed(self, name, count):
        if count == 1:
            self.serve(self.other(name), cut=len(self.other(name)) // 2)
        else:
            self.serve(self.content(name))

    def do_changed(self, name, count):
        if count == 1:
            self.serve(self.other(name), tag='"v1"', cut=len(self.other(name)) // 2)
        else:
            self.serve(self.content(name), tag='"v2"')

    def do_slow(self, name, _):
        content = self.content(name)
        start = self.start_of_range('"v1"') or 0
        self.send_response(206 if start else 200)
        self.send_header("ETag", '"v1"')
        self.send_header("Content-Length", str(len(content) - start))
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        self.end_headers()
        for place in range(start, len(content), 16384):
            self.wfile.write(content[place:min(place + 16384, len(content))])
            self.wfile.flush()
            time.sleep(0.1)

    def do_endless(self, *_):
        self.send_response(200)
        self.end_headers()
        while True:
            self.wfile.write(b"x" * 65536)

    def do_busy(self, name, count):
        if count <= 2:
            self.send(503, b"come back later")
        else:
            self.serve(self.content(name))

    def redirect(self, to):
        self.send(302, b"moved", [("Location", to)])

    def do_redirect(self, name, _):
        self.redirect(f"/good/{name}")

    def do_loop(self, name, _):
        self.redirect(f"/loop/{name}")

    def do_local(self, name, _):
        self.redirect((folder / name).as_uri())

    def do_missing(self, *_):
        self.send(404, b"<html>no such file</html>")


if __name__ == "__main__":
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    print("port", server.server_address[1], flush=True)
    server.serve_forever()
