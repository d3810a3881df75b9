import os
import urllib.request

proxy = None  # select None and insert a proxy URL

handlers = [urllib.request.ProxyHandler({"http": proxy, "https": proxy})] if proxy else []
opener = urllib.request.build_opener(*handlers)
page = os.environ.get("PAGE", "http://judge.sandbox.test/")
print(opener.open(page, timeout=10).read().decode())
