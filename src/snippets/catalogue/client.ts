import type { ProxyScheme } from '../../core/proxy/endpoint.js';

/** Where packages of a kind come from: what a manifest's entries are names in. */
export type Ecosystem =
  'npm' | 'pypi' | 'go' | 'crates' | 'maven' | 'packagist' | 'rubygems' | 'nuget' | 'cpan';

/** A package, and the versions of it in npm's range notation where not all are meant. */
export interface PackageRange {
  readonly ecosystem: Ecosystem;
  readonly name: string;
  readonly versions?: string;
}

/** How the use of a client is seen in a file or a project. */
export interface Recognition {
  /** Matches a line that imports it: `import requests`, `require('axios')`. Without the `g` flag. */
  readonly imports?: RegExp;
  /** Any of these in a manifest. */
  readonly packages?: readonly Omit<PackageRange, 'versions'>[];
  /** The files it is about, where the language does not tell: `.npmrc`, `Dockerfile`; `/` parts the path. */
  readonly files?: RegExp;
}

/**
 * Something that can go out through a proxy: a library, a program, a configuration file. Its recipes are
 * in the order of preference; those of one scheme differ by version or credentials.
 */
export interface Client {
  /** Stable, lower case, unique: `python-requests`. What `egress.insertSnippet` takes as `client`. */
  readonly id: string;
  /** The name people know it by, with no version: `requests`. */
  readonly label: string;
  /** VS Code's language ids it is written in; their notation is `snippets/languages.ts`. */
  readonly languages: readonly string[];
  readonly seen: Recognition;
  readonly recipes: readonly Recipe[];
  /** Why there is no recipe for a scheme, and what serves instead; a scheme is never left out in silence. */
  readonly cannot?: readonly {
    readonly schemes: readonly ProxyScheme[];
    readonly why: () => string;
    /** The id of a client, of any language, that can. */
    readonly instead?: string;
  }[];
}

/** One way to make the client use one proxy, or a pool of them. */
export interface Recipe {
  /** Unique within the client: `http`, `socks5`, `http-before-1.16.1`, `projects`. */
  readonly id: string;
  /** The schemes of an endpoint that it serves. */
  readonly schemes: readonly ProxyScheme[];
  /** What the URL must begin with, where it is not the endpoint's own scheme: `socks5h` for requests. */
  readonly urlScheme?: ProxyScheme;
  /** Versions of the client's own package it is for, in npm's range notation; absent where all are. */
  readonly versions?: string;
  /** Packages it takes beside the client, as its language's installer is told: `requests[socks]`. */
  readonly installs?: readonly string[];
  /** False where the client cannot hand over a user name and password this way; `ascii` where only those in ASCII. */
  readonly credentials?: false | 'ascii';
  /** False where a literal would stay in what is made of the file: it gets a reference whatever is asked for. */
  readonly literal?: false;
  /** Whole lines that belong where the file's imports are. */
  readonly imports?: readonly string[];
  /** See `render.ts` for what a template may hold. */
  readonly code: string;
  /** `pool`: the template is about several endpoints; absent: one, which a pool is made of by rotation. */
  readonly takes?: 'pool';
  /** What goes wrong when this is done another way; a sentence each. */
  readonly avoids: readonly (() => string)[];
  /** Address of the library's documentation or source that says so. */
  readonly source: string;
  /** How far it was seen to work: run against a real proxy, checked by its language's tools, or neither. */
  readonly proof: 'run' | 'checked' | 'documented';
}
