/**
 * Lines of the forms that public secret scanners test themselves with: secretlint's rule for basic
 * authentication, gitleaks' for curl, trufflehog's detector of URIs. The forms are theirs, the lines are not.
 */
export interface ScannerShape {
  readonly scanner: 'secretlint' | 'gitleaks' | 'trufflehog';
  readonly line: string;
}

function of(scanner: ScannerShape['scanner'], lines: readonly string[]): readonly ScannerShape[] {
  return lines.map((line) => ({ scanner, line }));
}

/** Credentials that a web or proxy URL, or curl's proxy option, gives away. */
export const PROXY_RELEVANT: readonly ScannerShape[] = [
  ...of('secretlint', [
    'const LIVE = "https://crawler:t7rWq2LpXz@api.vendor.net/v3";',
    'const INNER = "https://worker:n0tS0L0ng@K3y@svc.vendor.net";',
    'const NIGHTLY = "https://nightly-job:Qx81vLm4t@nightly.example.org";',
    'const METRICS = "https://watch:w4tch!ng9@metrics.vendor.net/api";',
    'こちらhttps://crawler:t7rWq2LpXz@vendor.netです',
    '- path: https://crawler:t7rWq2LpXz@vendor.net/reports',
    '- [link](https://crawler:t7rWq2LpXz@vendor.net)',
    'http://crawler:t7rWq2LpXz@vendor.net',
    'https://under_score:dash-dash_9x1@sub.vendor.net',
  ]),
  ...of('trufflehog', [
    'You can find a uri secret https://reader:v9k2mTqa@www.vendor.net/gallery/image.aspx within',
    'You can find a uri secret https://reader:v9k2mTqa@www.vendor.net/gallery/image.aspx?foo=bar within',
    'http://reader:v9k2%21mTqa@vendor.net:8443/wh/at/ever',
    'proxy: http://reader.name:v9k2mTqa@10.1.2.3:3128',
  ]),
  ...of('gitleaks', [
    'baseurl = https://SVC-RO:AKCp8k2_Zt41qQ@repo.vendor.net/artifacts/shared/',
    'curl -U "worker:d2LkV7!8zLx" -x proxy.vendor.net:3128 https://vendor.net',
    'curl -s --proxy-user worker:pQ9wTxu4Fg --proxy proxy.vendor.net:3128 https://vendor.net',
    'curl --proxy http://worker:pQ9wTxu4Fg@proxy.vendor.net:3128 -u "$1:$2" https://vendor.net',
  ]),
];

/** What they find and Egress leaves to them: no web or proxy URL, or a password that is a manual's. */
export const LEFT_TO_OTHERS: readonly ScannerShape[] = [
  ...of('secretlint', [
    'const FILES = "ftp://crawler:t7rWq2LpXz@files.vendor.net";',
    'const SAFE_FILES = "ftps://crawler:t7rWq2LpXz@files.vendor.net/in";',
    'https://user:pass@example.com',
    '- [link](https://user:pass@example.com)',
    'const SAFE_FILES = "ftps://admin:password@files.vendor.net/in";',
  ]),
  ...of('trufflehog', ['https://reader:pass@www.vendor.net/gallery/image.aspx']),
  ...of('gitleaks', [
    'curl --cacert ca.crt -u worker:P4ssw0rdX1 https://localhost:9200',
    'curl -u ":d2LkV7!8zLx" https://localhost:9200',
    "curl -s --user 'api:d2LkV7!8zLx' https://api.vendor.net/v2/messages",
  ]),
];

/** What none of them may call a secret. */
export const NEGATIVE: readonly ScannerShape[] = [
  ...of('secretlint', [
    'https://vendor.net/',
    'https://vendor.net:8443/path',
    'https://vendor.net/@user:name/post',
    'https://${user}:${password}@vendor.net',
    'https://vendor.net/?next=https://other.vendor.net/a:b@c',
    'scheme:user:password@host',
  ]),
  ...of('trufflehog', [
    'file://user:pass@foo.vendor.net:123/wh/at/ever',
    'Both https://reader::********@www.vendor.net/image.aspx?foo=bar',
    'and https://reader::%2A%2A%2A%2A%2A%2A@www.vendor.net/image.aspx have been redacted',
    'https://some_user:$SOME_SHELL_VARIABLE@some.vendor.net',
    'https://${username}:${password}/etc/etc/etc',
    'https://{user}:{pass}@some.vendor.net',
  ]),
  ...of('gitleaks', [
    `curl -i -U 'test:test'`,
    '   curl -sL --proxy-user "$1:$2" "$3" > "$4"',
    'curl -U <user:password> https://test.vendor.net/endpoint',
    'curl --proxy-user worker:[PASSWORD] http://[IP]:7474/db/data/',
    'curl -U "worker" http://localhost:15130/api/check_user/',
    'curl -U username:token',
    'curl -U "${_username}:${_password}"',
    'curl -U "${username}":"${password}"',
    'curl -k -X POST -I -U "SVC_BUILD:${APPID}"',
    'curl -U ":" https://localhost:9200',
    `curl -sw '%{http_code}' --proxy-user '$USERNAME:$PASSWORD' $API_URL/$COMMIT --data`,
    'curl --proxy-user "xxx:yyy"',
    'curl --proxy-user "{{ $.Values.username }}:{{ $.Values.password }}"',
    'curl -XGET -i -U "${{ env.ELK_ID }}:${{ build.env.ELK_PASS }}"',
    'curl -X POST --proxy-user "$(cat ./login.txt):$(cat ./password.txt)"',
    'curl http://127.0.0.1:5000/file --proxy-user user:pass --digest        # digest auth',
    'curl -X GET --insecure --proxy-user "username:password" \\',
    'curl --silent --insecure --proxy-user ${f5user}:${f5pass} \\',
    'curl --ssl-reqd "smtps://smtp.vendor.net" --proxy-user "src@vendor.net" --upload-file out.txt',
    `curl -d '{"id":12345,"geo":{"latitude":28.50,"longitude":-81.14}}' http://<ip>:8080/serve`,
    'nc -u -l 41234',
    'curl -X POST -H "Authorization: Bearer XXXXXXXXXXXX" https://api.1001proxy.io/api/v1/orders',
    'curl -H "Authorization: Bearer $API_KEY" https://api.1001proxy.io/api/v1/account',
    'curl -H "Authorization: Bearer <your API token>" https://ipswamp.com/api/v1/test-key',
    'curl -H "Authorization: Bearer your-api-key-here" https://ipswamp.com/api/v1/test-key',
    'curl -H "X-API-Key: **********" https://ipswamp.com/api/v1/test-key',
  ]),
];
