import * as l10n from '@vscode/l10n';
import type { Recipe } from './client.js';

/** What an `Authenticator` of the JDK answers: it sends Latin-1, so that UTF-8 goes in byte by byte. */
export const JAVA_LOGIN = `{{^nonAscii}}
        return new PasswordAuthentication({{user}}, {{password}}.toCharArray());
        {{/nonAscii}}
        {{#nonAscii}}
        byte[] password = {{password}}.getBytes(StandardCharsets.UTF_8);
        return new PasswordAuthentication({{user}}, new String(password, StandardCharsets.ISO_8859_1).toCharArray());
        {{/nonAscii}}`;

const KOTLIN_LOGIN = `{{^nonAscii}}
        return PasswordAuthentication({{user}}, {{password}}.toCharArray())
        {{/nonAscii}}
        {{#nonAscii}}
        val password = String({{password}}.toByteArray(), Charsets.ISO_8859_1)
        return PasswordAuthentication({{user}}, password.toCharArray())
        {{/nonAscii}}`;

const SOCKS_LOGINS = {
  java: `Authenticator.setDefault(new Authenticator() {
    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
        if (!getRequestingProtocol().startsWith("SOCKS")) {
            return null;
        }
        ${JAVA_LOGIN}
    }
});`,
  kotlin: `Authenticator.setDefault(object : Authenticator() {
    override fun getPasswordAuthentication(): PasswordAuthentication? {
        if (!requestingProtocol.startsWith("SOCKS")) {
            return null
        }
        ${KOTLIN_LOGIN}
    }
})`,
};

/** The login for SOCKS proxies, which the JVM asks its default `Authenticator` for. */
export function socksLogin(language: keyof typeof SOCKS_LOGINS): string {
  return `{{#credentials}}\n${SOCKS_LOGINS[language]}\n{{/credentials}}`;
}

/** What Java needs for either. */
export const JAVA_LOGIN_IMPORTS: readonly string[] = [
  '{{#credentials}}',
  'import java.net.Authenticator;',
  'import java.net.PasswordAuthentication;',
  '{{/credentials}}',
  '{{#nonAscii}}',
  'import java.nio.charset.StandardCharsets;',
  '{{/nonAscii}}',
];

export const sentAsLatin1: Recipe['avoids'] = [
  () => l10n.t('The JDK sends logins as Latin-1: other characters are handed over as the bytes of UTF-8.'),
];

export const socksTraps: Recipe['avoids'] = [
  () => l10n.t('SOCKS logins come from the default Authenticator, which is one for the whole process.'),
  ...sentAsLatin1,
];
