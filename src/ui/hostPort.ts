/** `203.0.113.7:8080`, `[2001:db8::1]:1080`. */
export function hostPortText({ host, port }: { readonly host: string; readonly port: number }): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
