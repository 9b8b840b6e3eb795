/** Rules of the token and SAML hooks: each denies one client or user, and changes what all others get. */
export const SIGN_IN_RULES = {
  'token.yaml': `version: 1
hook: token
endpoint: /token
default: continue
onError: deny
rules:
  - name: no-contractors
    when: { fact: data.context.protocol.client.id, operator: equal, value: contractors }
    then: { deny: true, error: { errorSummary: This app is closed. } }
  - name: patient
    when: { fact: data.context.user.profile.login, operator: present }
    then:
      idToken: { set: { "https://example.com/role": [patient] }, remove: [name], lifetime: 15m }
      accessToken: { set: { firstName: Rosa } }
`,
  'saml.yaml': `version: 1
hook: saml
endpoint: /saml
default: continue
onError: deny
rules:
  - name: staff
    when: { fact: data.context.user.profile.login, operator: endsWith, value: "@example.com" }
    then:
      assertion: { set: { groups: staff, role: [reader, writer] }, sessionLifetime: 1h }
    otherwise: { deny: true, error: { errorSummary: Only staff can sign in. } }
`,
};
