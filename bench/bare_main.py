"""Serve the bare endpoints: python -m bench.bare_main PORT."""

import sys

import uvicorn

from bench.bare import make_app

if __name__ == "__main__":
    uvicorn.run(
        make_app(),
        host="127.0.0.1",
        port=int(sys.argv[1]),
        loop="uvloop",
        http="httptools",
        ws="websockets-sansio",
        access_log=False,
        log_level="warning",
    )
