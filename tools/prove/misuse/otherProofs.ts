import { rust } from '../languages/rust.js';
import type { MisuseProof } from './misuseProof.js';

/** Older ones of Debian's were built without SOCKS. */
const REQWEST_ALONE = `[package]
name = "main"
version = "0.0.0"
edition = "2021"
[[bin]]
name = "main"
path = "main.rs"
[dependencies]
reqwest = { version = "*", features = ["blocking"] }
`;

const text = (value: string) => JSON.stringify(value);

export const OTHER_PROOFS: readonly MisuseProof[] = [
  {
    rule: 'java-httpclient-socks',
    languageId: 'java',
    isSecure: true,
    wrong: 'direct',
    program: ({ host, port, user, password }, target) => `import java.net.*;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

public class Main {
    public static void main(String[] args) throws Exception {
        System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        var proxy = new Proxy(Proxy.Type.SOCKS, new InetSocketAddress(${text(host)}, ${port}));
        var client = HttpClient.newBuilder()
            .proxy(new ProxySelector() {
                public List<Proxy> select(URI uri) {
                    return List.of(proxy);
                }

                public void connectFailed(URI uri, SocketAddress address, java.io.IOException error) {}
            })
            .authenticator(new Authenticator() {
                protected PasswordAuthentication getPasswordAuthentication() {
                    return new PasswordAuthentication(${text(user)}, ${text(password)}.toCharArray());
                }
            })
            .build();
        var request = HttpRequest.newBuilder(URI.create(${text(target)})).build();
        System.out.println(client.send(request, BodyHandlers.ofString()).statusCode());
    }
}
`,
  },
  {
    rule: 'java-httpclient-tunnelling',
    languageId: 'java',
    isSecure: true,
    wrong: 'fails',
    program: ({ host, port, user, password }, target) => `import java.net.*;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

public class Main {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
        .proxy(ProxySelector.of(new InetSocketAddress(${text(host)}, ${port})))
        .authenticator(new Authenticator() {
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(${text(user)}, ${text(password)}.toCharArray());
            }
        })
        .build();

    public static void main(String[] args) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(${text(target)})).build();
        System.out.println(CLIENT.send(request, BodyHandlers.ofString()).statusCode());
    }
}
`,
  },
  {
    rule: 'reqwest-one-scheme',
    languageId: 'rust',
    harness: {
      files: (workshop, source) => ({
        ...rust.files?.(workshop, source),
        'Cargo.toml': REQWEST_ALONE,
      }),
    },
    isSecure: true,
    wrong: 'direct',
    program: (
      { host, port, user, password },
      target,
    ) => `fn main() -> Result<(), Box<dyn std::error::Error>> {
    let proxy = reqwest::Proxy::http("http://${host}:${port}")?.basic_auth(${text(user)}, ${text(password)});
    let client = reqwest::blocking::Client::builder().proxy(proxy).build()?;
    println!("{}", client.get(${text(target)}).send()?.status());
    Ok(())
}
`,
  },
  {
    rule: 'go-socks5h',
    languageId: 'go',
    isSecure: true,
    version: '1.19',
    wrong: 'fails',
    isSocksOnly: true,
    program: ({ url }, target) => `package main

import (
	"fmt"
	"net/http"
	"net/url"
)

func main() {
	proxy, err := url.Parse("${url('socks5h')}")
	if err != nil {
		panic(err)
	}
	client := &http.Client{Transport: &http.Transport{Proxy: http.ProxyURL(proxy)}}
	response, err := client.Get("${target}")
	if err != nil {
		panic(err)
	}
	fmt.Println(response.Status)
}
`,
  },
  {
    rule: 'environment-tls-to-proxy',
    languageId: 'shellscript',
    isSecure: true,
    wrong: 'fails',
    program: ({ url }, target) =>
      `export HTTPS_PROXY='${url('https')}'\ncurl --fail --silent --show-error ${target}\n`,
  },
  {
    rule: 'shell-upper-case-proxy',
    languageId: 'shellscript',
    isSecure: false,
    wrong: 'direct',
    program: ({ url }, target) =>
      `export HTTP_PROXY='${url('http')}'\ncurl --fail --silent --show-error ${target}\n`,
  },
  {
    rule: 'shell-upper-case-proxy',
    languageId: 'shellscript',
    isSecure: true,
    wrong: 'direct',
    program: ({ url }, target) =>
      `HTTPS_PROXY='${url('http')}' wget --no-verbose --tries=1 --ca-certificate="$SSL_CERT_FILE" -O - ${target}\n`,
  },
  {
    rule: 'url-raw-credentials',
    languageId: 'shellscript',
    isSecure: true,
    wrong: 'fails',
    program: ({ host, port, user, password }, target) =>
      `curl --fail --silent --show-error -x 'http://${user}:${password}@${host}:${port}' ${target}\n`,
  },
  {
    rule: 'url-raw-credentials',
    languageId: 'javascript',
    npmSet: 'current',
    isSecure: true,
    wrong: 'fails',
    program: ({ host, port, user, password }, target) =>
      `import { ProxyAgent, fetch } from "undici";\n\nconst dispatcher = new ProxyAgent(${text(`http://${user}:${password}@${host}:${port}`)});\nconsole.log((await fetch("${target}", { dispatcher })).status);\n`,
  },
];
