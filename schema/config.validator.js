// Made of the schema beside it by test/unit/diagnostics/validators.test.ts.
export default ({ linearPattern, countCharacters }) => {
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:hookgate:schema:config","title":"the configuration","description":"hookgate's configuration file. ${NAME} takes a value from the environment, ${file:PATH} the content of a file.","type":["object","null"],"additionalProperties":false,"properties":{"server":{"title":"server","description":"The listener that Okta calls.","type":"object","additionalProperties":false,"properties":{"host":{"$ref":"#/$defs/host","default":"127.0.0.1"},"port":{"$ref":"#/$defs/port","default":8082},"bodyLimit":{"description":"The largest request body: 256kb.","$ref":"#/$defs/size","default":"256kb"},"trustProxy":{"description":"How many proxies stand in front, each of which adds to X-Forwarded-For: ngrok 1, an ingress 1. 0: the address of a caller is that of its connection.","type":"integer","minimum":0,"maximum":10,"default":0},"networks":{"title":"networks","description":"The only networks that may call, such as 203.0.113.0/24. Without this key every address may, with credentials.","type":"array","minItems":1,"errorMessage":"name at least one network, or leave networks out: then every address may call, with credentials","items":{"description":"An address or a network in CIDR form.","type":"string","pattern":"^[0-9A-Fa-f:.]{2,45}(/[0-9]{1,3})?$","patternErrorMessage":"write an address or a network such as 203.0.113.0/24"}},"failedAttempts":{"description":"How many requests without valid credentials an address may send in a minute; then it gets 429 until the minute is over. Valid calls are never limited.","type":"integer","minimum":1,"maximum":100000,"default":20},"drain":{"description":"How long requests are still accepted after SIGTERM, while readiness already says no: as long as a load balancer takes to notice.","type":"string","pattern":"^[0-9]{1,6}(ms|s)$","patternErrorMessage":"write a duration such as 5s, or 0s","default":"0s"},"reusePort":{"description":"Whether other instances of the same user may listen on the same port, so that the kernel distributes new connections over them (SO_REUSEPORT, Linux only). Each instance needs an admin port of its own.","type":"boolean","default":false},"workers":{"description":"Always 1, the default: the key is only accepted for older configurations. To use more cores, start several instances with server.reusePort.","type":["integer","string"],"minimum":1,"maximum":1,"pattern":"^1$","errorMessage":"hookgate answers in one process: leave workers out, and to use more cores start several instances on one port (server.reusePort: true, deploy/systemd/hookgate@.service)","patternErrorMessage":"leave workers out, and to use more cores start several instances on one port (server.reusePort: true, deploy/systemd/hookgate@.service)","default":1}},"default":{}},"admin":{"title":"admin","description":"The listener for those who run the service: health, readiness, version, metrics.","type":"object","additionalProperties":false,"properties":{"host":{"$ref":"#/$defs/host","default":"127.0.0.1"},"port":{"$ref":"#/$defs/port","default":9082},"auth":{"$ref":"#/$defs/auth","description":"Who may look; required once the host is not loopback."},"console":{"description":"Whether the console is served at /.","type":"boolean","default":true}},"default":{}},"rules":{"title":"rules","description":"Where the rules are, and what a change has to pass.","type":"object","additionalProperties":false,"properties":{"directory":{"description":"Where the rule files are, relative to this file.","type":"string","minLength":1},"gate":{"description":"What a new generation has to pass to go live. tests: lint, and the tests beside the rules; lint: lint alone.","enum":["tests","lint"],"enumDescriptions":["Lint without an error, and every test beside the rules passes.","Lint without an error; tests are not read."],"default":"tests"},"lastGood":{"description":"A directory in which the last good rules are kept; a start with broken rules goes on with them. Relative to this file.","type":"string","minLength":1},"shrink":{"description":"What becomes of a change that takes most rules away, or every rule that denies where the default lets in: it looks like a file that was cut off.","enum":["refuse","allow"],"enumDescriptions":["It is refused until somebody confirms it: by a restart, or by POST /reload?shrink=allow on the admin listener.","It goes live like any other."],"default":"refuse"}},"default":{}},"lint":{"title":"lint","description":"How hookgate check, test and serve judge findings.","type":"object","additionalProperties":false,"properties":{"levels":{"title":"levels","description":"Another level for a check, by its code; off: it is not run.","type":"object","additionalProperties":false,"properties":{"unknown-fact":{"description":"A path that requests of the hook do not have. A warning for undocumented properties and in templates.","$ref":"#/$defs/level"},"never-sent":{"description":"A fact that is a password, or an attribute that the file lists under sensitive. A warning in a template.","$ref":"#/$defs/level"},"path-as-text":{"description":"A value of an outcome, a derived fact or a key that is the path of a fact, or that has `${…}`.","$ref":"#/$defs/level"},"constant-fact":{"description":"A derived fact without a template.","$ref":"#/$defs/level"},"denial-in-then":{"description":"A rule that denies only in then, although its condition is not met by a request without the fact. In files of the token and SAML hooks only conditions that say what must not be: a negative operator, or one of times and numbers.","$ref":"#/$defs/level"},"allow-on-nothing":{"description":"A rule that allows a request without any of its facts, although it does not test for absence.","$ref":"#/$defs/level"},"if-opens":{"description":"A rule that denies, and by its `if` does not ask all requests. A warning where the `if` reads what a user types, and no other rule of the request type holds that fact to a list of values; where it misses a spelling of a value that they allow, such as one with a capital or a space; and where it names a value that they never allow. Not reported: an `if` that asks only whether a fact is present; requests that the other rules do not allow; in files of the token and SAML hooks, an `if` whose facts Okta always sends.","$ref":"#/$defs/level"},"denies-all-others":{"description":"A rule that requires one value of an attribute, such as userType contractor, together with tests of other attributes, and denies otherwise. A warning if another rule of the request type names another value of the attribute.","$ref":"#/$defs/level"},"substring-domain":{"description":"A test for a part of an address that an address at another domain passes too.","$ref":"#/$defs/level"},"domain-not-last":{"description":"A pattern that allows text after the domain.","$ref":"#/$defs/level"},"bare-dot":{"description":"A pattern for a domain in which a dot matches any character.","$ref":"#/$defs/level"},"domain-case":{"description":"A case-sensitive test of an address's domain.","$ref":"#/$defs/level"},"address-case":{"description":"A case-sensitive test that excludes addresses.","$ref":"#/$defs/level"},"input-case":{"description":"A case-sensitive comparison of user input with words. A warning where input in another case gets past a denial, as in `if`. Not reported: addresses, codes such as DE or A1, languages and time zones.","$ref":"#/$defs/level"},"every-network":{"description":"A test of an address against 0.0.0.0/0 or ::/0.","$ref":"#/$defs/level"},"wrong-kind":{"description":"A test that does not suit the kind of its fact: text for `lookups.NAME.found`, an operator on addresses or a wildcard for the result of `email_domain`, a `dateFormat` for that of `date_from`, minutes or a number for a date of birth, a part of a text.","$ref":"#/$defs/level"},"age-in-days":{"description":"An `olderThan` or `newerThan` with a number of years in days.","$ref":"#/$defs/level"},"phone-prefix-countries":{"description":"A phone prefix, such as +1, that several countries share. Not reported: one of which another test of the fact excludes a country.","$ref":"#/$defs/level"},"phone-as-text":{"description":"A `startsWith` that compares a phone number with prefixes.","$ref":"#/$defs/level"},"length-for-digits":{"description":"A test of the length in a rule whose name, description or error requires digits.","$ref":"#/$defs/level"},"number-in-message":{"description":"A rule whose name, description or error states another number of digits than its test requires.","$ref":"#/$defs/level"},"domain-in-message":{"description":"An error text that names domains, although the test accepts other or further domains, in its value or in a list.","$ref":"#/$defs/level"},"notmatches-js-pattern":{"description":"A pattern in JavaScript notation, between slashes.","$ref":"#/$defs/level"},"notmatches-whole-text":{"description":"A pattern in a denial that describes a part of a text, such as a word, although the whole text is compared.","$ref":"#/$defs/level"},"notmatches-line-break":{"description":"A pattern of a forbidden text with a dot that does not specify whether it matches a line break.","$ref":"#/$defs/level"},"never-allowed":{"description":"A request type whose requests are all denied; a file, if its hook has no request types.","$ref":"#/$defs/level"},"never-holds":{"description":"A condition that no request can meet, because its tests exclude each other or require another request type.","$ref":"#/$defs/level"},"always-holds":{"description":"A condition that every request meets, because one of its tests holds wherever the other fails.","$ref":"#/$defs/level"},"unreachable-rule":{"description":"Under strategy: first, a rule that never decides, because the rules before it always do.","$ref":"#/$defs/level"},"contradicting-rules":{"description":"Under strategy: all, a rule that allows only what another rule denies. In files of the token and SAML hooks: that continues or changes something.","$ref":"#/$defs/level"},"set-twice":{"description":"Two rules that can apply to one request and set an attribute or a claim to different values, or of which one takes the claim out.","$ref":"#/$defs/level"},"unreached-default":{"description":"A default that allows and is never reached. Not reported: a default that denies; default: continue of the token and SAML hooks, whose files need one.","$ref":"#/$defs/level"},"default-switched-off":{"description":"Under strategy: all, a rule that only sets or logs something, next to a rule that allows, if only default denies.","$ref":"#/$defs/level"},"either-is-enough":{"description":"Under strategy: all, two rules that only allow, for different attributes of the profile, without a rule that denies.","$ref":"#/$defs/level"},"other-request-type":{"description":"A file with rules for one request type whose unhandled allows the other one.","$ref":"#/$defs/level"},"expired-window":{"description":"A rule whose validity window has ended.","$ref":"#/$defs/level"},"window-expires-soon":{"description":"A rule whose validity window ends within 14 days.","$ref":"#/$defs/level"},"valid-until-date":{"description":"A validUntil that is a date alone.","$ref":"#/$defs/level"},"unused-outcome":{"description":"A named outcome that nothing uses.","$ref":"#/$defs/level"},"unused-condition":{"description":"A named condition that no rule uses.","$ref":"#/$defs/level"},"unused-list":{"description":"A list that no rule file of the directory uses.","$ref":"#/$defs/level"},"unused-fact":{"description":"A derived fact that nothing reads.","$ref":"#/$defs/level"},"unused-lookup":{"description":"A lookup that nothing reads.","$ref":"#/$defs/level"},"allow-beside-denial":{"description":"An outcome that both allows and denies.","$ref":"#/$defs/level"},"update-beside-denial":{"description":"An outcome that denies, and sets something, sends commands, or changes a token or an assertion.","$ref":"#/$defs/level"},"copied-without-check":{"description":"A set or a profile command that copies user input which no rule of the request type tests. Not reported: a filter that limits the length, such as truncate; any filter if the input is written to its own attribute; names that are copied to names.","$ref":"#/$defs/level"},"trim-then-copied-raw":{"description":"A set or a profile command that copies a fact as entered, although the rules test it only with `trim:` or `ignoreCase:`, or by a derived fact with `strip` or `downcase`.","$ref":"#/$defs/level"},"list-copied":{"description":"A set or a profile command that copies a list or an object, or the list that a filter returns. A claim of a token can be a list or an object, and an attribute of an assertion a list: they are reported where they end in such a filter, and where an attribute copies an object.","$ref":"#/$defs/level"},"reserved-key":{"description":"A debugContext with a key \"hookgate\".","$ref":"#/$defs/level"},"reply-too-large":{"description":"An outcome whose texts result in a reply of 256,000 bytes or more.","$ref":"#/$defs/level"},"language-missing":{"description":"A text in several languages in a file without `language`.","$ref":"#/$defs/level"},"missing-translation":{"description":"A text without a language that other texts of the file have. Not reported: a text without words, and one whose template chooses by a tag such as `case`.","$ref":"#/$defs/level"},"language-code":{"description":"A text in several languages with the code of a country, such as jp, or with no for Norwegian.","$ref":"#/$defs/level"},"empty-list":{"description":"A list without entries.","$ref":"#/$defs/level"},"expired-entry":{"description":"An entry of a list whose expires date has passed.","$ref":"#/$defs/level"},"entry-expires-soon":{"description":"An entry of a list that expires within 14 days.","$ref":"#/$defs/level"},"date-column":{"description":"A column or key of a list that contains only dates and is not named expires.","$ref":"#/$defs/level"},"expires-in-comment":{"description":"A comment in a list that says when an entry expires.","$ref":"#/$defs/level"},"comma-in-entry":{"description":"A line of a list, or an element of a YAML list, that looks like several entries.","$ref":"#/$defs/level"},"wildcard-in-key":{"description":"A list with `*.x` or `.x` in the key column of a lookup without `match: domain`.","$ref":"#/$defs/level"},"no-last-line-end":{"description":"A list that ends without a line break.","$ref":"#/$defs/level"},"never-denied":{"description":"A request type whose requests are never denied.","$ref":"#/$defs/level"},"default-continues":{"description":"A default that decides nothing.","$ref":"#/$defs/level"},"source-as-identity":{"description":"A condition that reads source.","$ref":"#/$defs/level"},"fact-not-sent":{"description":"A fact that Okta does not send with this request type. A warning in a template.","$ref":"#/$defs/level"},"not-on-form":{"description":"A condition, a template or a fact of language that reads an attribute which the file does not list under form.","$ref":"#/$defs/level"},"context-attribute":{"description":"A fact in data.context.user.profile other than login, firstName, lastName, locale and timeZone, most often email.","$ref":"#/$defs/level"},"action-read":{"description":"A condition that reads data.action.","$ref":"#/$defs/level"},"login-or-email-only":{"description":"Rules for sign-up that test the domain of only one of login and email, or accept either, although both are on the form or are read.","$ref":"#/$defs/level"},"unknown-command":{"description":"A command whose type the registration hook does not have.","$ref":"#/$defs/level"},"command-not-for-request-type":{"description":"A profile command of another request type. A warning if Okta's documents only do not mention the combination.","$ref":"#/$defs/level"},"command-value":{"description":"A command with a value that Okta does not accept, or an ALLOW or DENY command instead of the key allow or deny.","$ref":"#/$defs/level"},"password-in-update":{"description":"An outcome that sets a password or credentials.","$ref":"#/$defs/level"},"attribute-not-in-schema":{"description":"An attribute that an outcome sets, and that is neither one of Okta's base attributes nor listed under userSchema. Only in files with userSchema.","$ref":"#/$defs/level"},"deny-without-error":{"description":"An outcome with deny: true and without an error.","$ref":"#/$defs/level"},"error-without-causes":{"description":"An error that has an errorSummary and no errorCauses.","$ref":"#/$defs/level"},"incomplete-cause":{"description":"An error cause without reason, or without location.","$ref":"#/$defs/level"},"location-not-a-field":{"description":"An error cause whose location is not an attribute of the form. The location is data.userProfile.NAME for updates too.","$ref":"#/$defs/level"},"location-not-tested":{"description":"A text at a field that the rule does not test, although it tests others. Email and login count as one field. Rules that also read facts outside the form are not reported.","$ref":"#/$defs/level"},"two-causes-at-one-field":{"description":"An outcome with two texts at one field.","$ref":"#/$defs/level"},"classic-first-cause-only":{"description":"An outcome with several error causes in a file with engine: classic.","$ref":"#/$defs/level"},"html-in-message":{"description":"A text with HTML: a tag, or a character reference such as `&amp;`.","$ref":"#/$defs/level"},"input-in-message":{"description":"An error text that contains user input.","$ref":"#/$defs/level"},"long-message":{"description":"A text at a field of more than 150 characters.","$ref":"#/$defs/level"},"okta-fails-open":{"description":"A file that denies, or that takes something away: it replaces or removes claims, shortens a token, or replaces a part of an assertion.","$ref":"#/$defs/level"},"reads-url":{"description":"A condition on data.context.request.url.value that lets a request continue or changes something, or a claim that is copied from it. A rule that only denies in then is not reported.","$ref":"#/$defs/level"},"claim-attribute":{"description":"A fact in data.context.user.profile other than login, firstName, lastName, locale and timeZone, most often email.","$ref":"#/$defs/level"},"scope-filter":{"description":"A rule that by its name or description takes scopes out of a token, and does not deny.","$ref":"#/$defs/level"},"reads-requested-scope":{"description":"A condition on data.context.protocol.request.scope.","$ref":"#/$defs/level"},"scope-by-contains":{"description":"A `contains` that searches a text of scopes.","$ref":"#/$defs/level"},"reads-session-user":{"description":"A condition or a template that reads data.context.session.login or data.context.session.userId.","$ref":"#/$defs/level"},"identity-fact":{"description":"A condition on data.identity in a rule that does not test whether the request has it. Rules that change only the ID token are not reported.","$ref":"#/$defs/level"},"address-of-caller":{"description":"A rule that denies, or takes something out of a token, by data.context.request.ipAddress. Not reported: a rule that also tests source, grant_type or response_type.","$ref":"#/$defs/level"},"error-visible":{"description":"An error text that contains a claim, or another fact about the user.","$ref":"#/$defs/level"},"name-id-shared":{"description":"A nameId that several users may have: a fixed text, a template with a filter that shortens, or one of facts that the rule does not test in when or if. Not reported: data.context.user.id, data.context.user.profile.login, and the present nameId.","$ref":"#/$defs/level"},"audience":{"description":"An operation on /conditions/audienceRestriction.","$ref":"#/$defs/level"}},"default":{}}},"default":{}},"auth":{"$ref":"#/$defs/auth","description":"Credentials that Okta may present; any one that fits lets a request in."},"decision":{"title":"decision","description":"How long a decision may take, how many at once, and what it tells Okta of itself.","type":"object","additionalProperties":false,"properties":{"deadline":{"description":"How long a decision may take; Okta gives up after 3s.","type":"string","pattern":"^[1-9][0-9]{0,5}(ms|s)$","patternErrorMessage":"write a duration such as 2s or 500ms","default":"2s"},"maxInFlight":{"description":"How many requests are decided at once; one more is answered by the file's onError outcome at once.","type":"integer","minimum":1,"maximum":100000,"default":200},"debugContext":{"description":"Whether replies say in debugContext which rules decided.","type":"boolean","default":true}},"default":{}},"log":{"title":"log","description":"The log, which goes to standard output.","type":"object","additionalProperties":false,"properties":{"level":{"description":"The least severe lines that are written.","enum":["trace","debug","info","warn","error","fatal","silent"],"enumDescriptions":["Everything.","What helps to find a mistake.","Every decision, and every change of the rules.","Requests that were refused, and what may need care.","What failed.","Only what ends the service.","Nothing."],"default":"info"},"format":{"description":"How the log is written.","enum":["auto","pretty","json"],"enumDescriptions":["pretty where standard output is a terminal, json elsewhere.","For people: time, level and message, findings with their lines.","For programs: a JSON object a line."],"default":"auto"}},"default":{}},"decisionLog":{"title":"decisionLog","description":"The record of decisions: one line of JSON each.","type":"object","additionalProperties":false,"properties":{"to":{"description":"stdout, or the path of a file, relative to this file.","type":"string","minLength":1,"default":"stdout"},"record":{"description":"How much of the request a line holds.","enum":["none","masked","full"],"enumDescriptions":["Nothing of the profile.","The request, with values under a keyed hash that keeps their shape.","The request as it came: personal data."],"default":"none"},"mask":{"title":"mask","description":"What is masked in a masked record: facts, each with everything below it.","type":"array","minItems":1,"errorMessage":"leave it out to mask whatever says something of a person; record: full masks nothing","items":{"description":"The path of a fact, such as data.userProfile.","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*([.][A-Za-z0-9_-]+)*$","patternErrorMessage":"write the path of a fact, such as data.userProfile.email"}},"key":{"description":"The key of the hash, at least 16 characters; take it from the environment: ${HOOKGATE_RECORD_KEY}. Without it, one is made up for the run.","type":"string","minLength":16,"errorMessage":"a key has at least 16 characters"},"required":{"description":"Whether a decision that cannot be recorded is a denial. Otherwise it is counted, and goes out.","type":"boolean","default":false},"rotate":{"title":"rotate","description":"When a new file is begun, and how many old ones are kept.","type":"object","additionalProperties":false,"properties":{"size":{"description":"A file of this size is put aside.","$ref":"#/$defs/size","default":"100mb"},"age":{"description":"A file of this age is put aside.","$ref":"#/$defs/duration","default":"1d"},"keep":{"description":"How many old files are kept.","type":"integer","minimum":1,"maximum":10000,"default":400}},"default":{}}},"default":{}}},"$defs":{"level":{"enum":["error","warn","info","off"],"enumDescriptions":["The rules do not go live.","Shown; check ends with 1 where --max-warnings says so.","Shown.","The check is not run."]},"host":{"description":"The address to listen on.","type":"string","minLength":1},"port":{"description":"The port to listen on; 0 takes a free one.","type":["integer","string"],"minimum":0,"maximum":65535,"pattern":"^([0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$","errorMessage":"write a port between 0 and 65535","patternErrorMessage":"write a port between 0 and 65535"},"auth":{"title":"auth","type":"array","minItems":1,"items":{"title":"a credential","type":"object","additionalProperties":false,"minProperties":1,"errorMessage":"a credential is one of basic, header and oauth2, with endpoints beside it where it is not for all","properties":{"basic":{"title":"basic","description":"HTTP Basic: Okta's authentication field is authorization, its secret Basic and the encoded pair.","type":"object","additionalProperties":false,"required":["username","password"],"properties":{"username":{"description":"The user name that Okta presents.","type":"string","pattern":"^[^:\\x00-\\x1f]+$","patternErrorMessage":"a user name is not empty and holds no colon"},"password":{"description":"The password; take it from the environment: ${BASIC_AUTH_PASSWORD}","type":"string","minLength":1,"errorMessage":"a password must not be empty","pattern":"\\S","patternErrorMessage":"a password is more than spaces"}}},"header":{"title":"header","description":"A secret in a header of any name.","type":"object","additionalProperties":false,"required":["name","value"],"properties":{"name":{"description":"The header that Okta sends: its authentication field.","type":"string","pattern":"^[A-Za-z0-9!#$%&'*+.^_`|~-]+$","patternErrorMessage":"write the name of an HTTP header, such as x-hookgate-key"},"value":{"description":"The secret; take it from the environment: ${HOOKGATE_KEY}","type":"string","pattern":"^[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?$","patternErrorMessage":"a header's value is printable ASCII without spaces at its ends, and not empty"}}},"oauth2":{"title":"oauth2","description":"OAuth 2.0: a token that Okta fetches from an authorization server, presented as Authorization: Bearer.","type":"object","additionalProperties":false,"required":["issuer","audience","scope"],"properties":{"issuer":{"description":"The authorization server, as its tokens name it in iss: https://example.okta.com/oauth2/default","type":"string","pattern":"^https?://[^\\s/?#@]+(/[^\\s?#]*[^\\s?#/])?$","patternErrorMessage":"write the issuer as its tokens name it, such as https://example.okta.com/oauth2/default"},"audience":{"description":"What a token must name in aud, such as api://default.","type":"string","minLength":1,"errorMessage":"an empty audience would let tokens for anything in","pattern":"\\S","patternErrorMessage":"an audience is more than spaces, such as api://default"},"scope":{"description":"The scope that a token must have, as one element of scp.","type":"string","pattern":"^[\\x21\\x23-\\x5b\\x5d-\\x7e]+$","patternErrorMessage":"write one scope, such as hookgate"},"clientIds":{"title":"clientIds","description":"The only clients (cid) whose tokens count. Without this key, every client of the authorization server.","type":"array","minItems":1,"errorMessage":"name at least one client, or leave clientIds out: then every client of the authorization server counts","items":{"description":"A client id.","type":"string","minLength":1,"pattern":"\\S","patternErrorMessage":"write a client id, such as 0oa1b2c3d4EXAMPLE"}},"jwksUri":{"description":"Where the keys are; left out, {issuer}/v1/keys. http only on this machine.","type":"string","pattern":"^https?://[^\\s@]+$","patternErrorMessage":"write the address of the keys, such as https://example.okta.com/oauth2/default/v1/keys"}}},"endpoints":{"title":"endpoints","description":"The only paths that this credential opens. Without this key, all.","type":"array","minItems":1,"errorMessage":"name at least one path, or leave endpoints out: then the credential opens all","items":{"description":"A path of a rule file.","type":"string","pattern":"^/","patternErrorMessage":"write a path such as /registrationHookSSR"}}},"oneOf":[{"required":["basic"]},{"required":["header"]},{"required":["oauth2"]}]}},"size":{"type":"string","pattern":"^[1-9][0-9]{0,8}(b|kb|mb)$","patternErrorMessage":"write a size such as 256kb or 1mb"},"duration":{"type":"string","pattern":"^[1-9][0-9]{0,5}(ms|s|m|h|d)$","patternErrorMessage":"write a duration such as 2s, 500ms or 7d"}}};
const schema32 = {"description":"The address to listen on.","type":"string","minLength":1};
const schema33 = {"description":"The port to listen on; 0 takes a free one.","type":["integer","string"],"minimum":0,"maximum":65535,"pattern":"^([0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$","errorMessage":"write a port between 0 and 65535","patternErrorMessage":"write a port between 0 and 65535"};
const schema34 = {"type":"string","pattern":"^[1-9][0-9]{0,8}(b|kb|mb)$","patternErrorMessage":"write a size such as 256kb or 1mb"};
const schema37 = {"title":"auth","type":"array","minItems":1,"items":{"title":"a credential","type":"object","additionalProperties":false,"minProperties":1,"errorMessage":"a credential is one of basic, header and oauth2, with endpoints beside it where it is not for all","properties":{"basic":{"title":"basic","description":"HTTP Basic: Okta's authentication field is authorization, its secret Basic and the encoded pair.","type":"object","additionalProperties":false,"required":["username","password"],"properties":{"username":{"description":"The user name that Okta presents.","type":"string","pattern":"^[^:\\x00-\\x1f]+$","patternErrorMessage":"a user name is not empty and holds no colon"},"password":{"description":"The password; take it from the environment: ${BASIC_AUTH_PASSWORD}","type":"string","minLength":1,"errorMessage":"a password must not be empty","pattern":"\\S","patternErrorMessage":"a password is more than spaces"}}},"header":{"title":"header","description":"A secret in a header of any name.","type":"object","additionalProperties":false,"required":["name","value"],"properties":{"name":{"description":"The header that Okta sends: its authentication field.","type":"string","pattern":"^[A-Za-z0-9!#$%&'*+.^_`|~-]+$","patternErrorMessage":"write the name of an HTTP header, such as x-hookgate-key"},"value":{"description":"The secret; take it from the environment: ${HOOKGATE_KEY}","type":"string","pattern":"^[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?$","patternErrorMessage":"a header's value is printable ASCII without spaces at its ends, and not empty"}}},"oauth2":{"title":"oauth2","description":"OAuth 2.0: a token that Okta fetches from an authorization server, presented as Authorization: Bearer.","type":"object","additionalProperties":false,"required":["issuer","audience","scope"],"properties":{"issuer":{"description":"The authorization server, as its tokens name it in iss: https://example.okta.com/oauth2/default","type":"string","pattern":"^https?://[^\\s/?#@]+(/[^\\s?#]*[^\\s?#/])?$","patternErrorMessage":"write the issuer as its tokens name it, such as https://example.okta.com/oauth2/default"},"audience":{"description":"What a token must name in aud, such as api://default.","type":"string","minLength":1,"errorMessage":"an empty audience would let tokens for anything in","pattern":"\\S","patternErrorMessage":"an audience is more than spaces, such as api://default"},"scope":{"description":"The scope that a token must have, as one element of scp.","type":"string","pattern":"^[\\x21\\x23-\\x5b\\x5d-\\x7e]+$","patternErrorMessage":"write one scope, such as hookgate"},"clientIds":{"title":"clientIds","description":"The only clients (cid) whose tokens count. Without this key, every client of the authorization server.","type":"array","minItems":1,"errorMessage":"name at least one client, or leave clientIds out: then every client of the authorization server counts","items":{"description":"A client id.","type":"string","minLength":1,"pattern":"\\S","patternErrorMessage":"write a client id, such as 0oa1b2c3d4EXAMPLE"}},"jwksUri":{"description":"Where the keys are; left out, {issuer}/v1/keys. http only on this machine.","type":"string","pattern":"^https?://[^\\s@]+$","patternErrorMessage":"write the address of the keys, such as https://example.okta.com/oauth2/default/v1/keys"}}},"endpoints":{"title":"endpoints","description":"The only paths that this credential opens. Without this key, all.","type":"array","minItems":1,"errorMessage":"name at least one path, or leave endpoints out: then the credential opens all","items":{"description":"A path of a rule file.","type":"string","pattern":"^/","patternErrorMessage":"write a path such as /registrationHookSSR"}}},"oneOf":[{"required":["basic"]},{"required":["header"]},{"required":["oauth2"]}]}};
const schema38 = {"enum":["error","warn","info","off"],"enumDescriptions":["The rules do not go live.","Shown; check ends with 1 where --max-warnings says so.","Shown.","The check is not run."]};
const schema136 = {"type":"string","pattern":"^[1-9][0-9]{0,5}(ms|s|m|h|d)$","patternErrorMessage":"write a duration such as 2s, 500ms or 7d"};
const func0 = Object.prototype.hasOwnProperty;
const func65 = countCharacters;
const func1 = linearPattern;
const pattern4 = func1("^([0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$", "u");
const pattern5 = func1("^[1-9][0-9]{0,8}(b|kb|mb)$", "u");
const pattern6 = func1("^[0-9A-Fa-f:.]{2,45}(/[0-9]{1,3})?$", "u");
const pattern7 = func1("^[0-9]{1,6}(ms|s)$", "u");
const pattern8 = func1("^1$", "u");
const pattern10 = func1("^[^:\\x00-\\x1f]+$", "u");
const pattern11 = func1("\\S", "u");
const pattern12 = func1("^[A-Za-z0-9!#$%&'*+.^_`|~-]+$", "u");
const pattern13 = func1("^[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?$", "u");
const pattern14 = func1("^https?://[^\\s/?#@]+(/[^\\s?#]*[^\\s?#/])?$", "u");
const pattern16 = func1("^[\\x21\\x23-\\x5b\\x5d-\\x7e]+$", "u");
const pattern18 = func1("^https?://[^\\s@]+$", "u");
const pattern19 = func1("^/", "u");
const pattern30 = func1("^[1-9][0-9]{0,5}(ms|s)$", "u");
const pattern31 = func1("^[A-Za-z_][A-Za-z0-9_]*([.][A-Za-z0-9_-]+)*$", "u");
const pattern33 = func1("^[1-9][0-9]{0,5}(ms|s|m|h|d)$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="urn:hookgate:schema:config" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((!(data && typeof data == "object" && !Array.isArray(data))) && (data !== null)){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema31.type},message:"must be object,null",schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.server === undefined){
data.server = {};
}
if(data.admin === undefined){
data.admin = {};
}
if(data.rules === undefined){
data.rules = {};
}
if(data.lint === undefined){
data.lint = {};
}
if(data.decision === undefined){
data.decision = {};
}
if(data.log === undefined){
data.log = {};
}
if(data.decisionLog === undefined){
data.decisionLog = {};
}
for(const key0 of Object.keys(data)){
if(!((((((((key0 === "server") || (key0 === "admin")) || (key0 === "rules")) || (key0 === "lint")) || (key0 === "auth")) || (key0 === "decision")) || (key0 === "log")) || (key0 === "decisionLog"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
let data0 = data.server;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.host === undefined){
data0.host = "127.0.0.1";
}
if(data0.port === undefined){
data0.port = 8082;
}
if(data0.bodyLimit === undefined){
data0.bodyLimit = "256kb";
}
if(data0.trustProxy === undefined){
data0.trustProxy = 0;
}
if(data0.failedAttempts === undefined){
data0.failedAttempts = 20;
}
if(data0.drain === undefined){
data0.drain = "0s";
}
if(data0.reusePort === undefined){
data0.reusePort = false;
}
if(data0.workers === undefined){
data0.workers = 1;
}
for(const key1 of Object.keys(data0)){
if(!(func0.call(schema31.properties.server.properties, key1))){
const err2 = {instancePath:instancePath+"/server",schemaPath:"#/properties/server/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.server,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
let data1 = data0.host;
if(typeof data1 === "string"){
if(func65(data1) < 1){
const err3 = {instancePath:instancePath+"/server/host",schemaPath:"#/$defs/host/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/server/host",schemaPath:"#/$defs/host/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.type,parentSchema:schema32,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
let data2 = data0.port;
if((!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) && (typeof data2 !== "string")){
const err5 = {instancePath:instancePath+"/server/port",schemaPath:"#/$defs/port/type",keyword:"type",params:{type: schema33.type},message:"must be integer,string",schema:schema33.type,parentSchema:schema33,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 65535 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/server/port",schemaPath:"#/$defs/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema33,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data2 < 0 || isNaN(data2)){
const err7 = {instancePath:instancePath+"/server/port",schemaPath:"#/$defs/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema33,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
const err8 = {instancePath:instancePath+"/server/port",schemaPath:"#/$defs/port/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$"},message:"must match pattern \""+"^([0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$"+"\"",schema:"^([0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$",parentSchema:schema33,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
let data3 = data0.bodyLimit;
if(typeof data3 === "string"){
if(!pattern5.test(data3)){
const err9 = {instancePath:instancePath+"/server/bodyLimit",schemaPath:"#/$defs/size/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,8}(b|kb|mb)$"},message:"must match pattern \""+"^[1-9][0-9]{0,8}(b|kb|mb)$"+"\"",schema:"^[1-9][0-9]{0,8}(b|kb|mb)$",parentSchema:schema34,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/server/bodyLimit",schemaPath:"#/$defs/size/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.type,parentSchema:schema34,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
let data4 = data0.trustProxy;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err11 = {instancePath:instancePath+"/server/trustProxy",schemaPath:"#/properties/server/properties/trustProxy/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.server.properties.trustProxy.type,parentSchema:schema31.properties.server.properties.trustProxy,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 10 || isNaN(data4)){
const err12 = {instancePath:instancePath+"/server/trustProxy",schemaPath:"#/properties/server/properties/trustProxy/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10",schema:10,parentSchema:schema31.properties.server.properties.trustProxy,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data4 < 0 || isNaN(data4)){
const err13 = {instancePath:instancePath+"/server/trustProxy",schemaPath:"#/properties/server/properties/trustProxy/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31.properties.server.properties.trustProxy,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data0.networks !== undefined && func0.call(data0, "networks")){
let data5 = data0.networks;
if(Array.isArray(data5)){
if(data5.length < 1){
const err14 = {instancePath:instancePath+"/server/networks",schemaPath:"#/properties/server/properties/networks/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema31.properties.server.properties.networks,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(typeof data6 === "string"){
if(!pattern6.test(data6)){
const err15 = {instancePath:instancePath+"/server/networks/" + i0,schemaPath:"#/properties/server/properties/networks/items/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Fa-f:.]{2,45}(/[0-9]{1,3})?$"},message:"must match pattern \""+"^[0-9A-Fa-f:.]{2,45}(/[0-9]{1,3})?$"+"\"",schema:"^[0-9A-Fa-f:.]{2,45}(/[0-9]{1,3})?$",parentSchema:schema31.properties.server.properties.networks.items,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/server/networks/" + i0,schemaPath:"#/properties/server/properties/networks/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.server.properties.networks.items.type,parentSchema:schema31.properties.server.properties.networks.items,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/server/networks",schemaPath:"#/properties/server/properties/networks/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.server.properties.networks.type,parentSchema:schema31.properties.server.properties.networks,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
let data7 = data0.failedAttempts;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err18 = {instancePath:instancePath+"/server/failedAttempts",schemaPath:"#/properties/server/properties/failedAttempts/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.server.properties.failedAttempts.type,parentSchema:schema31.properties.server.properties.failedAttempts,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 100000 || isNaN(data7)){
const err19 = {instancePath:instancePath+"/server/failedAttempts",schemaPath:"#/properties/server/properties/failedAttempts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema31.properties.server.properties.failedAttempts,data:data7};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data7 < 1 || isNaN(data7)){
const err20 = {instancePath:instancePath+"/server/failedAttempts",schemaPath:"#/properties/server/properties/failedAttempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema31.properties.server.properties.failedAttempts,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
let data8 = data0.drain;
if(typeof data8 === "string"){
if(!pattern7.test(data8)){
const err21 = {instancePath:instancePath+"/server/drain",schemaPath:"#/properties/server/properties/drain/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,6}(ms|s)$"},message:"must match pattern \""+"^[0-9]{1,6}(ms|s)$"+"\"",schema:"^[0-9]{1,6}(ms|s)$",parentSchema:schema31.properties.server.properties.drain,data:data8};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/server/drain",schemaPath:"#/properties/server/properties/drain/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.server.properties.drain.type,parentSchema:schema31.properties.server.properties.drain,data:data8};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
let data9 = data0.reusePort;
if(typeof data9 !== "boolean"){
const err23 = {instancePath:instancePath+"/server/reusePort",schemaPath:"#/properties/server/properties/reusePort/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema31.properties.server.properties.reusePort.type,parentSchema:schema31.properties.server.properties.reusePort,data:data9};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
let data10 = data0.workers;
if((!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))) && (typeof data10 !== "string")){
const err24 = {instancePath:instancePath+"/server/workers",schemaPath:"#/properties/server/properties/workers/type",keyword:"type",params:{type: schema31.properties.server.properties.workers.type},message:"must be integer,string",schema:schema31.properties.server.properties.workers.type,parentSchema:schema31.properties.server.properties.workers,data:data10};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 1 || isNaN(data10)){
const err25 = {instancePath:instancePath+"/server/workers",schemaPath:"#/properties/server/properties/workers/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema31.properties.server.properties.workers,data:data10};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data10 < 1 || isNaN(data10)){
const err26 = {instancePath:instancePath+"/server/workers",schemaPath:"#/properties/server/properties/workers/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema31.properties.server.properties.workers,data:data10};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(typeof data10 === "string"){
if(!pattern8.test(data10)){
const err27 = {instancePath:instancePath+"/server/workers",schemaPath:"#/properties/server/properties/workers/pattern",keyword:"pattern",params:{pattern: "^1$"},message:"must match pattern \""+"^1$"+"\"",schema:"^1$",parentSchema:schema31.properties.server.properties.workers,data:data10};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/server",schemaPath:"#/properties/server/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.server.type,parentSchema:schema31.properties.server,data:data0};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
let data11 = data.admin;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.host === undefined){
data11.host = "127.0.0.1";
}
if(data11.port === undefined){
data11.port = 9082;
}
if(data11.console === undefined){
data11.console = true;
}
for(const key2 of Object.keys(data11)){
if(!((((key2 === "host") || (key2 === "port")) || (key2 === "auth")) || (key2 === "console"))){
const err29 = {instancePath:instancePath+"/admin",schemaPath:"#/properties/admin/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.admin,data:data11};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
let data12 = data11.host;
if(typeof data12 === "string"){
if(func65(data12) < 1){
const err30 = {instancePath:instancePath+"/admin/host",schemaPath:"#/$defs/host/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32,data:data12};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/admin/host",schemaPath:"#/$defs/host/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.type,parentSchema:schema32,data:data12};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
let data13 = data11.port;
if((!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))) && (typeof data13 !== "string")){
const err32 = {instancePath:instancePath+"/admin/port",schemaPath:"#/$defs/port/type",keyword:"type",params:{type: schema33.type},message:"must be integer,string",schema:schema33.type,parentSchema:schema33,data:data13};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 65535 || isNaN(data13)){
const err33 = {instancePath:instancePath+"/admin/port",schemaPath:"#/$defs/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema33,data:data13};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data13 < 0 || isNaN(data13)){
const err34 = {instancePath:instancePath+"/admin/port",schemaPath:"#/$defs/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema33,data:data13};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(typeof data13 === "string"){
if(!pattern4.test(data13)){
const err35 = {instancePath:instancePath+"/admin/port",schemaPath:"#/$defs/port/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$"},message:"must match pattern \""+"^([0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$"+"\"",schema:"^([0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$",parentSchema:schema33,data:data13};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data11.auth !== undefined && func0.call(data11, "auth")){
let data14 = data11.auth;
if(Array.isArray(data14)){
if(data14.length < 1){
const err36 = {instancePath:instancePath+"/admin/auth",schemaPath:"#/$defs/auth/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema37,data:data14};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
const len1 = data14.length;
for(let i1=0; i1<len1; i1++){
let data15 = data14[i1];
const _errs42 = errors;
let valid13 = false;
let passing0 = null;
const _errs43 = errors;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if((data15.basic === undefined) || (!(func0.call(data15, "basic")))){
const err37 = {instancePath:instancePath+"/admin/auth/" + i1,schemaPath:"#/$defs/auth/items/oneOf/0/required",keyword:"required",params:{missingProperty: "basic"},message:"must have required property '"+"basic"+"'",schema:schema37.items.oneOf[0].required,parentSchema:schema37.items.oneOf[0],data:data15};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
var _valid0 = _errs43 === errors;
if(_valid0){
valid13 = true;
passing0 = 0;
}
const _errs44 = errors;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if((data15.header === undefined) || (!(func0.call(data15, "header")))){
const err38 = {instancePath:instancePath+"/admin/auth/" + i1,schemaPath:"#/$defs/auth/items/oneOf/1/required",keyword:"required",params:{missingProperty: "header"},message:"must have required property '"+"header"+"'",schema:schema37.items.oneOf[1].required,parentSchema:schema37.items.oneOf[1],data:data15};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
var _valid0 = _errs44 === errors;
if(_valid0 && valid13){
valid13 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid13 = true;
passing0 = 1;
}
const _errs45 = errors;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if((data15.oauth2 === undefined) || (!(func0.call(data15, "oauth2")))){
const err39 = {instancePath:instancePath+"/admin/auth/" + i1,schemaPath:"#/$defs/auth/items/oneOf/2/required",keyword:"required",params:{missingProperty: "oauth2"},message:"must have required property '"+"oauth2"+"'",schema:schema37.items.oneOf[2].required,parentSchema:schema37.items.oneOf[2],data:data15};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
var _valid0 = _errs45 === errors;
if(_valid0 && valid13){
valid13 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid13 = true;
passing0 = 2;
}
}
}
if(!valid13){
const err40 = {instancePath:instancePath+"/admin/auth/" + i1,schemaPath:"#/$defs/auth/items/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema37.items.oneOf,parentSchema:schema37.items,data:data15};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
else {
errors = _errs42;
if(vErrors !== null){
if(_errs42){
vErrors.length = _errs42;
}
else {
vErrors = null;
}
}
}
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(Object.keys(data15).length < 1){
const err41 = {instancePath:instancePath+"/admin/auth/" + i1,schemaPath:"#/$defs/auth/items/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema37.items,data:data15};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
for(const key3 of Object.keys(data15)){
if(!((((key3 === "basic") || (key3 === "header")) || (key3 === "oauth2")) || (key3 === "endpoints"))){
const err42 = {instancePath:instancePath+"/admin/auth/" + i1,schemaPath:"#/$defs/auth/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema37.items,data:data15};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data15.basic !== undefined && func0.call(data15, "basic")){
let data16 = data15.basic;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
if((data16.username === undefined) || (!(func0.call(data16, "username")))){
const err43 = {instancePath:instancePath+"/admin/auth/" + i1+"/basic",schemaPath:"#/$defs/auth/items/properties/basic/required",keyword:"required",params:{missingProperty: "username"},message:"must have required property '"+"username"+"'",schema:schema37.items.properties.basic.required,parentSchema:schema37.items.properties.basic,data:data16};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if((data16.password === undefined) || (!(func0.call(data16, "password")))){
const err44 = {instancePath:instancePath+"/admin/auth/" + i1+"/basic",schemaPath:"#/$defs/auth/items/properties/basic/required",keyword:"required",params:{missingProperty: "password"},message:"must have required property '"+"password"+"'",schema:schema37.items.properties.basic.required,parentSchema:schema37.items.properties.basic,data:data16};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
for(const key4 of Object.keys(data16)){
if(!((key4 === "username") || (key4 === "password"))){
const err45 = {instancePath:instancePath+"/admin/auth/" + i1+"/basic",schemaPath:"#/$defs/auth/items/properties/basic/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema37.items.properties.basic,data:data16};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data16.username !== undefined && func0.call(data16, "username")){
let data17 = data16.username;
if(typeof data17 === "string"){
if(!pattern10.test(data17)){
const err46 = {instancePath:instancePath+"/admin/auth/" + i1+"/basic/username",schemaPath:"#/$defs/auth/items/properties/basic/properties/username/pattern",keyword:"pattern",params:{pattern: "^[^:\\x00-\\x1f]+$"},message:"must match pattern \""+"^[^:\\x00-\\x1f]+$"+"\"",schema:"^[^:\\x00-\\x1f]+$",parentSchema:schema37.items.properties.basic.properties.username,data:data17};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
else {
const err47 = {instancePath:instancePath+"/admin/auth/" + i1+"/basic/username",schemaPath:"#/$defs/auth/items/properties/basic/properties/username/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.items.properties.basic.properties.username.type,parentSchema:schema37.items.properties.basic.properties.username,data:data17};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data16.password !== undefined && func0.call(data16, "password")){
let data18 = data16.password;
if(typeof data18 === "string"){
if(func65(data18) < 1){
const err48 = {instancePath:instancePath+"/admin/auth/" + i1+"/basic/password",schemaPath:"#/$defs/auth/items/properties/basic/properties/password/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema37.items.properties.basic.properties.password,data:data18};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(!pattern11.test(data18)){
const err49 = {instancePath:instancePath+"/admin/auth/" + i1+"/basic/password",schemaPath:"#/$defs/auth/items/properties/basic/properties/password/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema37.items.properties.basic.properties.password,data:data18};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
else {
const err50 = {instancePath:instancePath+"/admin/auth/" + i1+"/basic/password",schemaPath:"#/$defs/auth/items/properties/basic/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.items.properties.basic.properties.password.type,parentSchema:schema37.items.properties.basic.properties.password,data:data18};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
else {
const err51 = {instancePath:instancePath+"/admin/auth/" + i1+"/basic",schemaPath:"#/$defs/auth/items/properties/basic/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.items.properties.basic.type,parentSchema:schema37.items.properties.basic,data:data16};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data15.header !== undefined && func0.call(data15, "header")){
let data19 = data15.header;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if((data19.name === undefined) || (!(func0.call(data19, "name")))){
const err52 = {instancePath:instancePath+"/admin/auth/" + i1+"/header",schemaPath:"#/$defs/auth/items/properties/header/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema37.items.properties.header.required,parentSchema:schema37.items.properties.header,data:data19};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if((data19.value === undefined) || (!(func0.call(data19, "value")))){
const err53 = {instancePath:instancePath+"/admin/auth/" + i1+"/header",schemaPath:"#/$defs/auth/items/properties/header/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'",schema:schema37.items.properties.header.required,parentSchema:schema37.items.properties.header,data:data19};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
for(const key5 of Object.keys(data19)){
if(!((key5 === "name") || (key5 === "value"))){
const err54 = {instancePath:instancePath+"/admin/auth/" + i1+"/header",schemaPath:"#/$defs/auth/items/properties/header/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema37.items.properties.header,data:data19};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data19.name !== undefined && func0.call(data19, "name")){
let data20 = data19.name;
if(typeof data20 === "string"){
if(!pattern12.test(data20)){
const err55 = {instancePath:instancePath+"/admin/auth/" + i1+"/header/name",schemaPath:"#/$defs/auth/items/properties/header/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9!#$%&'*+.^_`|~-]+$"},message:"must match pattern \""+"^[A-Za-z0-9!#$%&'*+.^_`|~-]+$"+"\"",schema:"^[A-Za-z0-9!#$%&'*+.^_`|~-]+$",parentSchema:schema37.items.properties.header.properties.name,data:data20};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
else {
const err56 = {instancePath:instancePath+"/admin/auth/" + i1+"/header/name",schemaPath:"#/$defs/auth/items/properties/header/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.items.properties.header.properties.name.type,parentSchema:schema37.items.properties.header.properties.name,data:data20};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data19.value !== undefined && func0.call(data19, "value")){
let data21 = data19.value;
if(typeof data21 === "string"){
if(!pattern13.test(data21)){
const err57 = {instancePath:instancePath+"/admin/auth/" + i1+"/header/value",schemaPath:"#/$defs/auth/items/properties/header/properties/value/pattern",keyword:"pattern",params:{pattern: "^[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?$"},message:"must match pattern \""+"^[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?$"+"\"",schema:"^[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?$",parentSchema:schema37.items.properties.header.properties.value,data:data21};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
else {
const err58 = {instancePath:instancePath+"/admin/auth/" + i1+"/header/value",schemaPath:"#/$defs/auth/items/properties/header/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.items.properties.header.properties.value.type,parentSchema:schema37.items.properties.header.properties.value,data:data21};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
else {
const err59 = {instancePath:instancePath+"/admin/auth/" + i1+"/header",schemaPath:"#/$defs/auth/items/properties/header/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.items.properties.header.type,parentSchema:schema37.items.properties.header,data:data19};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data15.oauth2 !== undefined && func0.call(data15, "oauth2")){
let data22 = data15.oauth2;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
if((data22.issuer === undefined) || (!(func0.call(data22, "issuer")))){
const err60 = {instancePath:instancePath+"/admin/auth/" + i1+"/oauth2",schemaPath:"#/$defs/auth/items/properties/oauth2/required",keyword:"required",params:{missingProperty: "issuer"},message:"must have required property '"+"issuer"+"'",schema:schema37.items.properties.oauth2.required,parentSchema:schema37.items.properties.oauth2,data:data22};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if((data22.audience === undefined) || (!(func0.call(data22, "audience")))){
const err61 = {instancePath:instancePath+"/admin/auth/" + i1+"/oauth2",schemaPath:"#/$defs/auth/items/properties/oauth2/required",keyword:"required",params:{missingProperty: "audience"},message:"must have required property '"+"audience"+"'",schema:schema37.items.properties.oauth2.required,parentSchema:schema37.items.properties.oauth2,data:data22};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if((data22.scope === undefined) || (!(func0.call(data22, "scope")))){
const err62 = {instancePath:instancePath+"/admin/auth/" + i1+"/oauth2",schemaPath:"#/$defs/auth/items/properties/oauth2/required",keyword:"required",params:{missingProperty: "scope"},message:"must have required property '"+"scope"+"'",schema:schema37.items.properties.oauth2.required,parentSchema:schema37.items.properties.oauth2,data:data22};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
for(const key6 of Object.keys(data22)){
if(!(((((key6 === "issuer") || (key6 === "audience")) || (key6 === "scope")) || (key6 === "clientIds")) || (key6 === "jwksUri"))){
const err63 = {instancePath:instancePath+"/admin/auth/" + i1+"/oauth2",schemaPath:"#/$defs/auth/items/properties/oauth2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema37.items.properties.oauth2,data:data22};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data22.issuer !== undefined && func0.call(data22, "issuer")){
let data23 = data22.issuer;
if(typeof data23 === "string"){
if(!pattern14.test(data23)){
const err64 = {instancePath:instancePath+"/admin/auth/" + i1+"/oauth2/issuer",schemaPath:"#/$defs/auth/items/properties/oauth2/properties/issuer/pattern",keyword:"pattern",params:{pattern: "^https?://[^\\s/?#@]+(/[^\\s?#]*[^\\s?#/])?$"},message:"must match pattern \""+"^https?://[^\\s/?#@]+(/[^\\s?#]*[^\\s?#/])?$"+"\"",schema:"^https?://[^\\s/?#@]+(/[^\\s?#]*[^\\s?#/])?$",parentSchema:schema37.items.properties.oauth2.properties.issuer,data:data23};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
else {
const err65 = {instancePath:instancePath+"/admin/auth/" + i1+"/oauth2/issuer",schemaPath:"#/$defs/auth/items/properties/oauth2/properties/issuer/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.items.properties.oauth2.properties.issuer.type,parentSchema:schema37.items.properties.oauth2.properties.issuer,data:data23};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data22.audience !== undefined && func0.call(data22, "audience")){
let data24 = data22.audience;
if(typeof data24 === "string"){
if(func65(data24) < 1){
const err66 = {instancePath:instancePath+"/admin/auth/" + i1+"/oauth2/audience",schemaPath:"#/$defs/auth/items/properties/oauth2/properties/audience/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema37.items.properties.oauth2.properties.audience,data:data24};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(!pattern11.test(data24)){
const err67 = {instancePath:instancePath+"/admin/auth/" + i1+"/oauth2/audience",schemaPath:"#/$defs/auth/items/properties/oauth2/properties/audience/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema37.items.properties.oauth2.properties.audience,data:data24};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
else {
const err68 = {instancePath:instancePath+"/admin/auth/" + i1+"/oauth2/audience",schemaPath:"#/$defs/auth/items/properties/oauth2/properties/audience/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.items.properties.oauth2.properties.audience.type,parentSchema:schema37.items.properties.oauth2.properties.audience,data:data24};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data22.scope !== undefined && func0.call(data22, "scope")){
let data25 = data22.scope;
if(typeof data25 === "string"){
if(!pattern16.test(data25)){
const err69 = {instancePath:instancePath+"/admin/auth/" + i1+"/oauth2/scope",schemaPath:"#/$defs/auth/items/properties/oauth2/properties/scope/pattern",keyword:"pattern",params:{pattern: "^[\\x21\\x23-\\x5b\\x5d-\\x7e]+$"},message:"must match pattern \""+"^[\\x21\\x23-\\x5b\\x5d-\\x7e]+$"+"\"",schema:"^[\\x21\\x23-\\x5b\\x5d-\\x7e]+$",parentSchema:schema37.items.properties.oauth2.properties.scope,data:data25};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
else {
const err70 = {instancePath:instancePath+"/admin/auth/" + i1+"/oauth2/scope",schemaPath:"#/$defs/auth/items/properties/oauth2/properties/scope/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.items.properties.oauth2.properties.scope.type,parentSchema:schema37.items.properties.oauth2.properties.scope,data:data25};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data22.clientIds !== undefined && func0.call(data22, "clientIds")){
let data26 = data22.clientIds;
if(Array.isArray(data26)){
if(data26.length < 1){
const err71 = {instancePath:instancePath+"/admin/auth/" + i1+"/oauth2/clientIds",schemaPath:"#/$defs/auth/items/properties/oauth2/properties/clientIds/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema37.items.properties.oauth2.properties.clientIds,data:data26};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
const len2 = data26.length;
for(let i2=0; i2<len2; i2++){
let data27 = data26[i2];
if(typeof data27 === "string"){
if(func65(data27) < 1){
const err72 = {instancePath:instancePath+"/admin/auth/" + i1+"/oauth2/clientIds/" + i2,schemaPath:"#/$defs/auth/items/properties/oauth2/properties/clientIds/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema37.items.properties.oauth2.properties.clientIds.items,data:data27};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if(!pattern11.test(data27)){
const err73 = {instancePath:instancePath+"/admin/auth/" + i1+"/oauth2/clientIds/" + i2,schemaPath:"#/$defs/auth/items/properties/oauth2/properties/clientIds/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema37.items.properties.oauth2.properties.clientIds.items,data:data27};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
else {
const err74 = {instancePath:instancePath+"/admin/auth/" + i1+"/oauth2/clientIds/" + i2,schemaPath:"#/$defs/auth/items/properties/oauth2/properties/clientIds/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.items.properties.oauth2.properties.clientIds.items.type,parentSchema:schema37.items.properties.oauth2.properties.clientIds.items,data:data27};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
}
else {
const err75 = {instancePath:instancePath+"/admin/auth/" + i1+"/oauth2/clientIds",schemaPath:"#/$defs/auth/items/properties/oauth2/properties/clientIds/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema37.items.properties.oauth2.properties.clientIds.type,parentSchema:schema37.items.properties.oauth2.properties.clientIds,data:data26};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data22.jwksUri !== undefined && func0.call(data22, "jwksUri")){
let data28 = data22.jwksUri;
if(typeof data28 === "string"){
if(!pattern18.test(data28)){
const err76 = {instancePath:instancePath+"/admin/auth/" + i1+"/oauth2/jwksUri",schemaPath:"#/$defs/auth/items/properties/oauth2/properties/jwksUri/pattern",keyword:"pattern",params:{pattern: "^https?://[^\\s@]+$"},message:"must match pattern \""+"^https?://[^\\s@]+$"+"\"",schema:"^https?://[^\\s@]+$",parentSchema:schema37.items.properties.oauth2.properties.jwksUri,data:data28};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
else {
const err77 = {instancePath:instancePath+"/admin/auth/" + i1+"/oauth2/jwksUri",schemaPath:"#/$defs/auth/items/properties/oauth2/properties/jwksUri/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.items.properties.oauth2.properties.jwksUri.type,parentSchema:schema37.items.properties.oauth2.properties.jwksUri,data:data28};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
}
else {
const err78 = {instancePath:instancePath+"/admin/auth/" + i1+"/oauth2",schemaPath:"#/$defs/auth/items/properties/oauth2/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.items.properties.oauth2.type,parentSchema:schema37.items.properties.oauth2,data:data22};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data15.endpoints !== undefined && func0.call(data15, "endpoints")){
let data29 = data15.endpoints;
if(Array.isArray(data29)){
if(data29.length < 1){
const err79 = {instancePath:instancePath+"/admin/auth/" + i1+"/endpoints",schemaPath:"#/$defs/auth/items/properties/endpoints/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema37.items.properties.endpoints,data:data29};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
const len3 = data29.length;
for(let i3=0; i3<len3; i3++){
let data30 = data29[i3];
if(typeof data30 === "string"){
if(!pattern19.test(data30)){
const err80 = {instancePath:instancePath+"/admin/auth/" + i1+"/endpoints/" + i3,schemaPath:"#/$defs/auth/items/properties/endpoints/items/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema37.items.properties.endpoints.items,data:data30};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
else {
const err81 = {instancePath:instancePath+"/admin/auth/" + i1+"/endpoints/" + i3,schemaPath:"#/$defs/auth/items/properties/endpoints/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.items.properties.endpoints.items.type,parentSchema:schema37.items.properties.endpoints.items,data:data30};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
}
else {
const err82 = {instancePath:instancePath+"/admin/auth/" + i1+"/endpoints",schemaPath:"#/$defs/auth/items/properties/endpoints/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema37.items.properties.endpoints.type,parentSchema:schema37.items.properties.endpoints,data:data29};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
}
else {
const err83 = {instancePath:instancePath+"/admin/auth/" + i1,schemaPath:"#/$defs/auth/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.items.type,parentSchema:schema37.items,data:data15};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
}
else {
const err84 = {instancePath:instancePath+"/admin/auth",schemaPath:"#/$defs/auth/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema37.type,parentSchema:schema37,data:data14};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
let data31 = data11.console;
if(typeof data31 !== "boolean"){
const err85 = {instancePath:instancePath+"/admin/console",schemaPath:"#/properties/admin/properties/console/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema31.properties.admin.properties.console.type,parentSchema:schema31.properties.admin.properties.console,data:data31};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
else {
const err86 = {instancePath:instancePath+"/admin",schemaPath:"#/properties/admin/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.admin.type,parentSchema:schema31.properties.admin,data:data11};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
let data32 = data.rules;
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
if(data32.gate === undefined){
data32.gate = "tests";
}
if(data32.shrink === undefined){
data32.shrink = "refuse";
}
for(const key7 of Object.keys(data32)){
if(!((((key7 === "directory") || (key7 === "gate")) || (key7 === "lastGood")) || (key7 === "shrink"))){
const err87 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.rules,data:data32};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
if(data32.directory !== undefined && func0.call(data32, "directory")){
let data33 = data32.directory;
if(typeof data33 === "string"){
if(func65(data33) < 1){
const err88 = {instancePath:instancePath+"/rules/directory",schemaPath:"#/properties/rules/properties/directory/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.rules.properties.directory,data:data33};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
else {
const err89 = {instancePath:instancePath+"/rules/directory",schemaPath:"#/properties/rules/properties/directory/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.rules.properties.directory.type,parentSchema:schema31.properties.rules.properties.directory,data:data33};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
let data34 = data32.gate;
if(!((data34 === "tests") || (data34 === "lint"))){
const err90 = {instancePath:instancePath+"/rules/gate",schemaPath:"#/properties/rules/properties/gate/enum",keyword:"enum",params:{allowedValues: schema31.properties.rules.properties.gate.enum},message:"must be equal to one of the allowed values",schema:schema31.properties.rules.properties.gate.enum,parentSchema:schema31.properties.rules.properties.gate,data:data34};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
if(data32.lastGood !== undefined && func0.call(data32, "lastGood")){
let data35 = data32.lastGood;
if(typeof data35 === "string"){
if(func65(data35) < 1){
const err91 = {instancePath:instancePath+"/rules/lastGood",schemaPath:"#/properties/rules/properties/lastGood/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.rules.properties.lastGood,data:data35};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
else {
const err92 = {instancePath:instancePath+"/rules/lastGood",schemaPath:"#/properties/rules/properties/lastGood/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.rules.properties.lastGood.type,parentSchema:schema31.properties.rules.properties.lastGood,data:data35};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
let data36 = data32.shrink;
if(!((data36 === "refuse") || (data36 === "allow"))){
const err93 = {instancePath:instancePath+"/rules/shrink",schemaPath:"#/properties/rules/properties/shrink/enum",keyword:"enum",params:{allowedValues: schema31.properties.rules.properties.shrink.enum},message:"must be equal to one of the allowed values",schema:schema31.properties.rules.properties.shrink.enum,parentSchema:schema31.properties.rules.properties.shrink,data:data36};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
else {
const err94 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.rules.type,parentSchema:schema31.properties.rules,data:data32};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
let data37 = data.lint;
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
if(data37.levels === undefined){
data37.levels = {};
}
for(const key8 of Object.keys(data37)){
if(!(key8 === "levels")){
const err95 = {instancePath:instancePath+"/lint",schemaPath:"#/properties/lint/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.lint,data:data37};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
let data38 = data37.levels;
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
for(const key9 of Object.keys(data38)){
if(!(func0.call(schema31.properties.lint.properties.levels.properties, key9))){
const err96 = {instancePath:instancePath+"/lint/levels",schemaPath:"#/properties/lint/properties/levels/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.lint.properties.levels,data:data38};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data38["unknown-fact"] !== undefined && func0.call(data38, "unknown-fact")){
let data39 = data38["unknown-fact"];
if(!((((data39 === "error") || (data39 === "warn")) || (data39 === "info")) || (data39 === "off"))){
const err97 = {instancePath:instancePath+"/lint/levels/unknown-fact",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data39};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
if(data38["never-sent"] !== undefined && func0.call(data38, "never-sent")){
let data40 = data38["never-sent"];
if(!((((data40 === "error") || (data40 === "warn")) || (data40 === "info")) || (data40 === "off"))){
const err98 = {instancePath:instancePath+"/lint/levels/never-sent",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data40};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
if(data38["path-as-text"] !== undefined && func0.call(data38, "path-as-text")){
let data41 = data38["path-as-text"];
if(!((((data41 === "error") || (data41 === "warn")) || (data41 === "info")) || (data41 === "off"))){
const err99 = {instancePath:instancePath+"/lint/levels/path-as-text",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data41};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
if(data38["constant-fact"] !== undefined && func0.call(data38, "constant-fact")){
let data42 = data38["constant-fact"];
if(!((((data42 === "error") || (data42 === "warn")) || (data42 === "info")) || (data42 === "off"))){
const err100 = {instancePath:instancePath+"/lint/levels/constant-fact",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data42};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
if(data38["denial-in-then"] !== undefined && func0.call(data38, "denial-in-then")){
let data43 = data38["denial-in-then"];
if(!((((data43 === "error") || (data43 === "warn")) || (data43 === "info")) || (data43 === "off"))){
const err101 = {instancePath:instancePath+"/lint/levels/denial-in-then",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data43};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
if(data38["allow-on-nothing"] !== undefined && func0.call(data38, "allow-on-nothing")){
let data44 = data38["allow-on-nothing"];
if(!((((data44 === "error") || (data44 === "warn")) || (data44 === "info")) || (data44 === "off"))){
const err102 = {instancePath:instancePath+"/lint/levels/allow-on-nothing",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data44};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
if(data38["if-opens"] !== undefined && func0.call(data38, "if-opens")){
let data45 = data38["if-opens"];
if(!((((data45 === "error") || (data45 === "warn")) || (data45 === "info")) || (data45 === "off"))){
const err103 = {instancePath:instancePath+"/lint/levels/if-opens",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data45};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data38["denies-all-others"] !== undefined && func0.call(data38, "denies-all-others")){
let data46 = data38["denies-all-others"];
if(!((((data46 === "error") || (data46 === "warn")) || (data46 === "info")) || (data46 === "off"))){
const err104 = {instancePath:instancePath+"/lint/levels/denies-all-others",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data46};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data38["substring-domain"] !== undefined && func0.call(data38, "substring-domain")){
let data47 = data38["substring-domain"];
if(!((((data47 === "error") || (data47 === "warn")) || (data47 === "info")) || (data47 === "off"))){
const err105 = {instancePath:instancePath+"/lint/levels/substring-domain",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data47};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
if(data38["domain-not-last"] !== undefined && func0.call(data38, "domain-not-last")){
let data48 = data38["domain-not-last"];
if(!((((data48 === "error") || (data48 === "warn")) || (data48 === "info")) || (data48 === "off"))){
const err106 = {instancePath:instancePath+"/lint/levels/domain-not-last",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data48};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
if(data38["bare-dot"] !== undefined && func0.call(data38, "bare-dot")){
let data49 = data38["bare-dot"];
if(!((((data49 === "error") || (data49 === "warn")) || (data49 === "info")) || (data49 === "off"))){
const err107 = {instancePath:instancePath+"/lint/levels/bare-dot",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data49};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
if(data38["domain-case"] !== undefined && func0.call(data38, "domain-case")){
let data50 = data38["domain-case"];
if(!((((data50 === "error") || (data50 === "warn")) || (data50 === "info")) || (data50 === "off"))){
const err108 = {instancePath:instancePath+"/lint/levels/domain-case",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data50};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
if(data38["address-case"] !== undefined && func0.call(data38, "address-case")){
let data51 = data38["address-case"];
if(!((((data51 === "error") || (data51 === "warn")) || (data51 === "info")) || (data51 === "off"))){
const err109 = {instancePath:instancePath+"/lint/levels/address-case",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data51};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
if(data38["input-case"] !== undefined && func0.call(data38, "input-case")){
let data52 = data38["input-case"];
if(!((((data52 === "error") || (data52 === "warn")) || (data52 === "info")) || (data52 === "off"))){
const err110 = {instancePath:instancePath+"/lint/levels/input-case",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data52};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data38["every-network"] !== undefined && func0.call(data38, "every-network")){
let data53 = data38["every-network"];
if(!((((data53 === "error") || (data53 === "warn")) || (data53 === "info")) || (data53 === "off"))){
const err111 = {instancePath:instancePath+"/lint/levels/every-network",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data53};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
if(data38["wrong-kind"] !== undefined && func0.call(data38, "wrong-kind")){
let data54 = data38["wrong-kind"];
if(!((((data54 === "error") || (data54 === "warn")) || (data54 === "info")) || (data54 === "off"))){
const err112 = {instancePath:instancePath+"/lint/levels/wrong-kind",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data54};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
if(data38["age-in-days"] !== undefined && func0.call(data38, "age-in-days")){
let data55 = data38["age-in-days"];
if(!((((data55 === "error") || (data55 === "warn")) || (data55 === "info")) || (data55 === "off"))){
const err113 = {instancePath:instancePath+"/lint/levels/age-in-days",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data55};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
if(data38["phone-prefix-countries"] !== undefined && func0.call(data38, "phone-prefix-countries")){
let data56 = data38["phone-prefix-countries"];
if(!((((data56 === "error") || (data56 === "warn")) || (data56 === "info")) || (data56 === "off"))){
const err114 = {instancePath:instancePath+"/lint/levels/phone-prefix-countries",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data56};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
if(data38["phone-as-text"] !== undefined && func0.call(data38, "phone-as-text")){
let data57 = data38["phone-as-text"];
if(!((((data57 === "error") || (data57 === "warn")) || (data57 === "info")) || (data57 === "off"))){
const err115 = {instancePath:instancePath+"/lint/levels/phone-as-text",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data57};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
if(data38["length-for-digits"] !== undefined && func0.call(data38, "length-for-digits")){
let data58 = data38["length-for-digits"];
if(!((((data58 === "error") || (data58 === "warn")) || (data58 === "info")) || (data58 === "off"))){
const err116 = {instancePath:instancePath+"/lint/levels/length-for-digits",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data58};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
if(data38["number-in-message"] !== undefined && func0.call(data38, "number-in-message")){
let data59 = data38["number-in-message"];
if(!((((data59 === "error") || (data59 === "warn")) || (data59 === "info")) || (data59 === "off"))){
const err117 = {instancePath:instancePath+"/lint/levels/number-in-message",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data59};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
if(data38["domain-in-message"] !== undefined && func0.call(data38, "domain-in-message")){
let data60 = data38["domain-in-message"];
if(!((((data60 === "error") || (data60 === "warn")) || (data60 === "info")) || (data60 === "off"))){
const err118 = {instancePath:instancePath+"/lint/levels/domain-in-message",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data60};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
if(data38["notmatches-js-pattern"] !== undefined && func0.call(data38, "notmatches-js-pattern")){
let data61 = data38["notmatches-js-pattern"];
if(!((((data61 === "error") || (data61 === "warn")) || (data61 === "info")) || (data61 === "off"))){
const err119 = {instancePath:instancePath+"/lint/levels/notmatches-js-pattern",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data61};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
if(data38["notmatches-whole-text"] !== undefined && func0.call(data38, "notmatches-whole-text")){
let data62 = data38["notmatches-whole-text"];
if(!((((data62 === "error") || (data62 === "warn")) || (data62 === "info")) || (data62 === "off"))){
const err120 = {instancePath:instancePath+"/lint/levels/notmatches-whole-text",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data62};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
if(data38["notmatches-line-break"] !== undefined && func0.call(data38, "notmatches-line-break")){
let data63 = data38["notmatches-line-break"];
if(!((((data63 === "error") || (data63 === "warn")) || (data63 === "info")) || (data63 === "off"))){
const err121 = {instancePath:instancePath+"/lint/levels/notmatches-line-break",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data63};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
if(data38["never-allowed"] !== undefined && func0.call(data38, "never-allowed")){
let data64 = data38["never-allowed"];
if(!((((data64 === "error") || (data64 === "warn")) || (data64 === "info")) || (data64 === "off"))){
const err122 = {instancePath:instancePath+"/lint/levels/never-allowed",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data64};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
if(data38["never-holds"] !== undefined && func0.call(data38, "never-holds")){
let data65 = data38["never-holds"];
if(!((((data65 === "error") || (data65 === "warn")) || (data65 === "info")) || (data65 === "off"))){
const err123 = {instancePath:instancePath+"/lint/levels/never-holds",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data65};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
if(data38["always-holds"] !== undefined && func0.call(data38, "always-holds")){
let data66 = data38["always-holds"];
if(!((((data66 === "error") || (data66 === "warn")) || (data66 === "info")) || (data66 === "off"))){
const err124 = {instancePath:instancePath+"/lint/levels/always-holds",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data66};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
if(data38["unreachable-rule"] !== undefined && func0.call(data38, "unreachable-rule")){
let data67 = data38["unreachable-rule"];
if(!((((data67 === "error") || (data67 === "warn")) || (data67 === "info")) || (data67 === "off"))){
const err125 = {instancePath:instancePath+"/lint/levels/unreachable-rule",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data67};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
if(data38["contradicting-rules"] !== undefined && func0.call(data38, "contradicting-rules")){
let data68 = data38["contradicting-rules"];
if(!((((data68 === "error") || (data68 === "warn")) || (data68 === "info")) || (data68 === "off"))){
const err126 = {instancePath:instancePath+"/lint/levels/contradicting-rules",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data68};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
if(data38["set-twice"] !== undefined && func0.call(data38, "set-twice")){
let data69 = data38["set-twice"];
if(!((((data69 === "error") || (data69 === "warn")) || (data69 === "info")) || (data69 === "off"))){
const err127 = {instancePath:instancePath+"/lint/levels/set-twice",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data69};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
if(data38["unreached-default"] !== undefined && func0.call(data38, "unreached-default")){
let data70 = data38["unreached-default"];
if(!((((data70 === "error") || (data70 === "warn")) || (data70 === "info")) || (data70 === "off"))){
const err128 = {instancePath:instancePath+"/lint/levels/unreached-default",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data70};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
if(data38["default-switched-off"] !== undefined && func0.call(data38, "default-switched-off")){
let data71 = data38["default-switched-off"];
if(!((((data71 === "error") || (data71 === "warn")) || (data71 === "info")) || (data71 === "off"))){
const err129 = {instancePath:instancePath+"/lint/levels/default-switched-off",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data71};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
if(data38["either-is-enough"] !== undefined && func0.call(data38, "either-is-enough")){
let data72 = data38["either-is-enough"];
if(!((((data72 === "error") || (data72 === "warn")) || (data72 === "info")) || (data72 === "off"))){
const err130 = {instancePath:instancePath+"/lint/levels/either-is-enough",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data72};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
if(data38["other-request-type"] !== undefined && func0.call(data38, "other-request-type")){
let data73 = data38["other-request-type"];
if(!((((data73 === "error") || (data73 === "warn")) || (data73 === "info")) || (data73 === "off"))){
const err131 = {instancePath:instancePath+"/lint/levels/other-request-type",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data73};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
if(data38["expired-window"] !== undefined && func0.call(data38, "expired-window")){
let data74 = data38["expired-window"];
if(!((((data74 === "error") || (data74 === "warn")) || (data74 === "info")) || (data74 === "off"))){
const err132 = {instancePath:instancePath+"/lint/levels/expired-window",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data74};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
if(data38["window-expires-soon"] !== undefined && func0.call(data38, "window-expires-soon")){
let data75 = data38["window-expires-soon"];
if(!((((data75 === "error") || (data75 === "warn")) || (data75 === "info")) || (data75 === "off"))){
const err133 = {instancePath:instancePath+"/lint/levels/window-expires-soon",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data75};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
if(data38["valid-until-date"] !== undefined && func0.call(data38, "valid-until-date")){
let data76 = data38["valid-until-date"];
if(!((((data76 === "error") || (data76 === "warn")) || (data76 === "info")) || (data76 === "off"))){
const err134 = {instancePath:instancePath+"/lint/levels/valid-until-date",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data76};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
if(data38["unused-outcome"] !== undefined && func0.call(data38, "unused-outcome")){
let data77 = data38["unused-outcome"];
if(!((((data77 === "error") || (data77 === "warn")) || (data77 === "info")) || (data77 === "off"))){
const err135 = {instancePath:instancePath+"/lint/levels/unused-outcome",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data77};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
if(data38["unused-condition"] !== undefined && func0.call(data38, "unused-condition")){
let data78 = data38["unused-condition"];
if(!((((data78 === "error") || (data78 === "warn")) || (data78 === "info")) || (data78 === "off"))){
const err136 = {instancePath:instancePath+"/lint/levels/unused-condition",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data78};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
if(data38["unused-list"] !== undefined && func0.call(data38, "unused-list")){
let data79 = data38["unused-list"];
if(!((((data79 === "error") || (data79 === "warn")) || (data79 === "info")) || (data79 === "off"))){
const err137 = {instancePath:instancePath+"/lint/levels/unused-list",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data79};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
if(data38["unused-fact"] !== undefined && func0.call(data38, "unused-fact")){
let data80 = data38["unused-fact"];
if(!((((data80 === "error") || (data80 === "warn")) || (data80 === "info")) || (data80 === "off"))){
const err138 = {instancePath:instancePath+"/lint/levels/unused-fact",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data80};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
if(data38["unused-lookup"] !== undefined && func0.call(data38, "unused-lookup")){
let data81 = data38["unused-lookup"];
if(!((((data81 === "error") || (data81 === "warn")) || (data81 === "info")) || (data81 === "off"))){
const err139 = {instancePath:instancePath+"/lint/levels/unused-lookup",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data81};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
if(data38["allow-beside-denial"] !== undefined && func0.call(data38, "allow-beside-denial")){
let data82 = data38["allow-beside-denial"];
if(!((((data82 === "error") || (data82 === "warn")) || (data82 === "info")) || (data82 === "off"))){
const err140 = {instancePath:instancePath+"/lint/levels/allow-beside-denial",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data82};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
if(data38["update-beside-denial"] !== undefined && func0.call(data38, "update-beside-denial")){
let data83 = data38["update-beside-denial"];
if(!((((data83 === "error") || (data83 === "warn")) || (data83 === "info")) || (data83 === "off"))){
const err141 = {instancePath:instancePath+"/lint/levels/update-beside-denial",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data83};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
if(data38["copied-without-check"] !== undefined && func0.call(data38, "copied-without-check")){
let data84 = data38["copied-without-check"];
if(!((((data84 === "error") || (data84 === "warn")) || (data84 === "info")) || (data84 === "off"))){
const err142 = {instancePath:instancePath+"/lint/levels/copied-without-check",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data84};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
if(data38["trim-then-copied-raw"] !== undefined && func0.call(data38, "trim-then-copied-raw")){
let data85 = data38["trim-then-copied-raw"];
if(!((((data85 === "error") || (data85 === "warn")) || (data85 === "info")) || (data85 === "off"))){
const err143 = {instancePath:instancePath+"/lint/levels/trim-then-copied-raw",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data85};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
if(data38["list-copied"] !== undefined && func0.call(data38, "list-copied")){
let data86 = data38["list-copied"];
if(!((((data86 === "error") || (data86 === "warn")) || (data86 === "info")) || (data86 === "off"))){
const err144 = {instancePath:instancePath+"/lint/levels/list-copied",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data86};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
if(data38["reserved-key"] !== undefined && func0.call(data38, "reserved-key")){
let data87 = data38["reserved-key"];
if(!((((data87 === "error") || (data87 === "warn")) || (data87 === "info")) || (data87 === "off"))){
const err145 = {instancePath:instancePath+"/lint/levels/reserved-key",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data87};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
if(data38["reply-too-large"] !== undefined && func0.call(data38, "reply-too-large")){
let data88 = data38["reply-too-large"];
if(!((((data88 === "error") || (data88 === "warn")) || (data88 === "info")) || (data88 === "off"))){
const err146 = {instancePath:instancePath+"/lint/levels/reply-too-large",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data88};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
if(data38["language-missing"] !== undefined && func0.call(data38, "language-missing")){
let data89 = data38["language-missing"];
if(!((((data89 === "error") || (data89 === "warn")) || (data89 === "info")) || (data89 === "off"))){
const err147 = {instancePath:instancePath+"/lint/levels/language-missing",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data89};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
if(data38["missing-translation"] !== undefined && func0.call(data38, "missing-translation")){
let data90 = data38["missing-translation"];
if(!((((data90 === "error") || (data90 === "warn")) || (data90 === "info")) || (data90 === "off"))){
const err148 = {instancePath:instancePath+"/lint/levels/missing-translation",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data90};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
if(data38["language-code"] !== undefined && func0.call(data38, "language-code")){
let data91 = data38["language-code"];
if(!((((data91 === "error") || (data91 === "warn")) || (data91 === "info")) || (data91 === "off"))){
const err149 = {instancePath:instancePath+"/lint/levels/language-code",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data91};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
if(data38["empty-list"] !== undefined && func0.call(data38, "empty-list")){
let data92 = data38["empty-list"];
if(!((((data92 === "error") || (data92 === "warn")) || (data92 === "info")) || (data92 === "off"))){
const err150 = {instancePath:instancePath+"/lint/levels/empty-list",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data92};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
if(data38["expired-entry"] !== undefined && func0.call(data38, "expired-entry")){
let data93 = data38["expired-entry"];
if(!((((data93 === "error") || (data93 === "warn")) || (data93 === "info")) || (data93 === "off"))){
const err151 = {instancePath:instancePath+"/lint/levels/expired-entry",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data93};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
if(data38["entry-expires-soon"] !== undefined && func0.call(data38, "entry-expires-soon")){
let data94 = data38["entry-expires-soon"];
if(!((((data94 === "error") || (data94 === "warn")) || (data94 === "info")) || (data94 === "off"))){
const err152 = {instancePath:instancePath+"/lint/levels/entry-expires-soon",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data94};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
if(data38["date-column"] !== undefined && func0.call(data38, "date-column")){
let data95 = data38["date-column"];
if(!((((data95 === "error") || (data95 === "warn")) || (data95 === "info")) || (data95 === "off"))){
const err153 = {instancePath:instancePath+"/lint/levels/date-column",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data95};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
if(data38["expires-in-comment"] !== undefined && func0.call(data38, "expires-in-comment")){
let data96 = data38["expires-in-comment"];
if(!((((data96 === "error") || (data96 === "warn")) || (data96 === "info")) || (data96 === "off"))){
const err154 = {instancePath:instancePath+"/lint/levels/expires-in-comment",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data96};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
if(data38["comma-in-entry"] !== undefined && func0.call(data38, "comma-in-entry")){
let data97 = data38["comma-in-entry"];
if(!((((data97 === "error") || (data97 === "warn")) || (data97 === "info")) || (data97 === "off"))){
const err155 = {instancePath:instancePath+"/lint/levels/comma-in-entry",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data97};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
if(data38["wildcard-in-key"] !== undefined && func0.call(data38, "wildcard-in-key")){
let data98 = data38["wildcard-in-key"];
if(!((((data98 === "error") || (data98 === "warn")) || (data98 === "info")) || (data98 === "off"))){
const err156 = {instancePath:instancePath+"/lint/levels/wildcard-in-key",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data98};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
if(data38["no-last-line-end"] !== undefined && func0.call(data38, "no-last-line-end")){
let data99 = data38["no-last-line-end"];
if(!((((data99 === "error") || (data99 === "warn")) || (data99 === "info")) || (data99 === "off"))){
const err157 = {instancePath:instancePath+"/lint/levels/no-last-line-end",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data99};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
if(data38["never-denied"] !== undefined && func0.call(data38, "never-denied")){
let data100 = data38["never-denied"];
if(!((((data100 === "error") || (data100 === "warn")) || (data100 === "info")) || (data100 === "off"))){
const err158 = {instancePath:instancePath+"/lint/levels/never-denied",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data100};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
if(data38["default-continues"] !== undefined && func0.call(data38, "default-continues")){
let data101 = data38["default-continues"];
if(!((((data101 === "error") || (data101 === "warn")) || (data101 === "info")) || (data101 === "off"))){
const err159 = {instancePath:instancePath+"/lint/levels/default-continues",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data101};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
if(data38["source-as-identity"] !== undefined && func0.call(data38, "source-as-identity")){
let data102 = data38["source-as-identity"];
if(!((((data102 === "error") || (data102 === "warn")) || (data102 === "info")) || (data102 === "off"))){
const err160 = {instancePath:instancePath+"/lint/levels/source-as-identity",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data102};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
if(data38["fact-not-sent"] !== undefined && func0.call(data38, "fact-not-sent")){
let data103 = data38["fact-not-sent"];
if(!((((data103 === "error") || (data103 === "warn")) || (data103 === "info")) || (data103 === "off"))){
const err161 = {instancePath:instancePath+"/lint/levels/fact-not-sent",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data103};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
if(data38["not-on-form"] !== undefined && func0.call(data38, "not-on-form")){
let data104 = data38["not-on-form"];
if(!((((data104 === "error") || (data104 === "warn")) || (data104 === "info")) || (data104 === "off"))){
const err162 = {instancePath:instancePath+"/lint/levels/not-on-form",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data104};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
if(data38["context-attribute"] !== undefined && func0.call(data38, "context-attribute")){
let data105 = data38["context-attribute"];
if(!((((data105 === "error") || (data105 === "warn")) || (data105 === "info")) || (data105 === "off"))){
const err163 = {instancePath:instancePath+"/lint/levels/context-attribute",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data105};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
if(data38["action-read"] !== undefined && func0.call(data38, "action-read")){
let data106 = data38["action-read"];
if(!((((data106 === "error") || (data106 === "warn")) || (data106 === "info")) || (data106 === "off"))){
const err164 = {instancePath:instancePath+"/lint/levels/action-read",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data106};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
}
if(data38["login-or-email-only"] !== undefined && func0.call(data38, "login-or-email-only")){
let data107 = data38["login-or-email-only"];
if(!((((data107 === "error") || (data107 === "warn")) || (data107 === "info")) || (data107 === "off"))){
const err165 = {instancePath:instancePath+"/lint/levels/login-or-email-only",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data107};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
}
if(data38["unknown-command"] !== undefined && func0.call(data38, "unknown-command")){
let data108 = data38["unknown-command"];
if(!((((data108 === "error") || (data108 === "warn")) || (data108 === "info")) || (data108 === "off"))){
const err166 = {instancePath:instancePath+"/lint/levels/unknown-command",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data108};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
}
if(data38["command-not-for-request-type"] !== undefined && func0.call(data38, "command-not-for-request-type")){
let data109 = data38["command-not-for-request-type"];
if(!((((data109 === "error") || (data109 === "warn")) || (data109 === "info")) || (data109 === "off"))){
const err167 = {instancePath:instancePath+"/lint/levels/command-not-for-request-type",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data109};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
if(data38["command-value"] !== undefined && func0.call(data38, "command-value")){
let data110 = data38["command-value"];
if(!((((data110 === "error") || (data110 === "warn")) || (data110 === "info")) || (data110 === "off"))){
const err168 = {instancePath:instancePath+"/lint/levels/command-value",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data110};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
}
if(data38["password-in-update"] !== undefined && func0.call(data38, "password-in-update")){
let data111 = data38["password-in-update"];
if(!((((data111 === "error") || (data111 === "warn")) || (data111 === "info")) || (data111 === "off"))){
const err169 = {instancePath:instancePath+"/lint/levels/password-in-update",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data111};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
if(data38["attribute-not-in-schema"] !== undefined && func0.call(data38, "attribute-not-in-schema")){
let data112 = data38["attribute-not-in-schema"];
if(!((((data112 === "error") || (data112 === "warn")) || (data112 === "info")) || (data112 === "off"))){
const err170 = {instancePath:instancePath+"/lint/levels/attribute-not-in-schema",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data112};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
if(data38["deny-without-error"] !== undefined && func0.call(data38, "deny-without-error")){
let data113 = data38["deny-without-error"];
if(!((((data113 === "error") || (data113 === "warn")) || (data113 === "info")) || (data113 === "off"))){
const err171 = {instancePath:instancePath+"/lint/levels/deny-without-error",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data113};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
if(data38["error-without-causes"] !== undefined && func0.call(data38, "error-without-causes")){
let data114 = data38["error-without-causes"];
if(!((((data114 === "error") || (data114 === "warn")) || (data114 === "info")) || (data114 === "off"))){
const err172 = {instancePath:instancePath+"/lint/levels/error-without-causes",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data114};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
}
if(data38["incomplete-cause"] !== undefined && func0.call(data38, "incomplete-cause")){
let data115 = data38["incomplete-cause"];
if(!((((data115 === "error") || (data115 === "warn")) || (data115 === "info")) || (data115 === "off"))){
const err173 = {instancePath:instancePath+"/lint/levels/incomplete-cause",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data115};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
if(data38["location-not-a-field"] !== undefined && func0.call(data38, "location-not-a-field")){
let data116 = data38["location-not-a-field"];
if(!((((data116 === "error") || (data116 === "warn")) || (data116 === "info")) || (data116 === "off"))){
const err174 = {instancePath:instancePath+"/lint/levels/location-not-a-field",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data116};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
if(data38["location-not-tested"] !== undefined && func0.call(data38, "location-not-tested")){
let data117 = data38["location-not-tested"];
if(!((((data117 === "error") || (data117 === "warn")) || (data117 === "info")) || (data117 === "off"))){
const err175 = {instancePath:instancePath+"/lint/levels/location-not-tested",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data117};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
}
if(data38["two-causes-at-one-field"] !== undefined && func0.call(data38, "two-causes-at-one-field")){
let data118 = data38["two-causes-at-one-field"];
if(!((((data118 === "error") || (data118 === "warn")) || (data118 === "info")) || (data118 === "off"))){
const err176 = {instancePath:instancePath+"/lint/levels/two-causes-at-one-field",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data118};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
if(data38["classic-first-cause-only"] !== undefined && func0.call(data38, "classic-first-cause-only")){
let data119 = data38["classic-first-cause-only"];
if(!((((data119 === "error") || (data119 === "warn")) || (data119 === "info")) || (data119 === "off"))){
const err177 = {instancePath:instancePath+"/lint/levels/classic-first-cause-only",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data119};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
if(data38["html-in-message"] !== undefined && func0.call(data38, "html-in-message")){
let data120 = data38["html-in-message"];
if(!((((data120 === "error") || (data120 === "warn")) || (data120 === "info")) || (data120 === "off"))){
const err178 = {instancePath:instancePath+"/lint/levels/html-in-message",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data120};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
}
if(data38["input-in-message"] !== undefined && func0.call(data38, "input-in-message")){
let data121 = data38["input-in-message"];
if(!((((data121 === "error") || (data121 === "warn")) || (data121 === "info")) || (data121 === "off"))){
const err179 = {instancePath:instancePath+"/lint/levels/input-in-message",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data121};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
}
if(data38["long-message"] !== undefined && func0.call(data38, "long-message")){
let data122 = data38["long-message"];
if(!((((data122 === "error") || (data122 === "warn")) || (data122 === "info")) || (data122 === "off"))){
const err180 = {instancePath:instancePath+"/lint/levels/long-message",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data122};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
}
if(data38["okta-fails-open"] !== undefined && func0.call(data38, "okta-fails-open")){
let data123 = data38["okta-fails-open"];
if(!((((data123 === "error") || (data123 === "warn")) || (data123 === "info")) || (data123 === "off"))){
const err181 = {instancePath:instancePath+"/lint/levels/okta-fails-open",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data123};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
}
if(data38["reads-url"] !== undefined && func0.call(data38, "reads-url")){
let data124 = data38["reads-url"];
if(!((((data124 === "error") || (data124 === "warn")) || (data124 === "info")) || (data124 === "off"))){
const err182 = {instancePath:instancePath+"/lint/levels/reads-url",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data124};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
if(data38["claim-attribute"] !== undefined && func0.call(data38, "claim-attribute")){
let data125 = data38["claim-attribute"];
if(!((((data125 === "error") || (data125 === "warn")) || (data125 === "info")) || (data125 === "off"))){
const err183 = {instancePath:instancePath+"/lint/levels/claim-attribute",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data125};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
}
if(data38["scope-filter"] !== undefined && func0.call(data38, "scope-filter")){
let data126 = data38["scope-filter"];
if(!((((data126 === "error") || (data126 === "warn")) || (data126 === "info")) || (data126 === "off"))){
const err184 = {instancePath:instancePath+"/lint/levels/scope-filter",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data126};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
}
if(data38["reads-requested-scope"] !== undefined && func0.call(data38, "reads-requested-scope")){
let data127 = data38["reads-requested-scope"];
if(!((((data127 === "error") || (data127 === "warn")) || (data127 === "info")) || (data127 === "off"))){
const err185 = {instancePath:instancePath+"/lint/levels/reads-requested-scope",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data127};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
}
if(data38["scope-by-contains"] !== undefined && func0.call(data38, "scope-by-contains")){
let data128 = data38["scope-by-contains"];
if(!((((data128 === "error") || (data128 === "warn")) || (data128 === "info")) || (data128 === "off"))){
const err186 = {instancePath:instancePath+"/lint/levels/scope-by-contains",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data128};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
}
if(data38["reads-session-user"] !== undefined && func0.call(data38, "reads-session-user")){
let data129 = data38["reads-session-user"];
if(!((((data129 === "error") || (data129 === "warn")) || (data129 === "info")) || (data129 === "off"))){
const err187 = {instancePath:instancePath+"/lint/levels/reads-session-user",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data129};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
}
if(data38["identity-fact"] !== undefined && func0.call(data38, "identity-fact")){
let data130 = data38["identity-fact"];
if(!((((data130 === "error") || (data130 === "warn")) || (data130 === "info")) || (data130 === "off"))){
const err188 = {instancePath:instancePath+"/lint/levels/identity-fact",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data130};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
}
if(data38["address-of-caller"] !== undefined && func0.call(data38, "address-of-caller")){
let data131 = data38["address-of-caller"];
if(!((((data131 === "error") || (data131 === "warn")) || (data131 === "info")) || (data131 === "off"))){
const err189 = {instancePath:instancePath+"/lint/levels/address-of-caller",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data131};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
}
if(data38["error-visible"] !== undefined && func0.call(data38, "error-visible")){
let data132 = data38["error-visible"];
if(!((((data132 === "error") || (data132 === "warn")) || (data132 === "info")) || (data132 === "off"))){
const err190 = {instancePath:instancePath+"/lint/levels/error-visible",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data132};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
}
if(data38["name-id-shared"] !== undefined && func0.call(data38, "name-id-shared")){
let data133 = data38["name-id-shared"];
if(!((((data133 === "error") || (data133 === "warn")) || (data133 === "info")) || (data133 === "off"))){
const err191 = {instancePath:instancePath+"/lint/levels/name-id-shared",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data133};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
}
if(data38.audience !== undefined && func0.call(data38, "audience")){
let data134 = data38.audience;
if(!((((data134 === "error") || (data134 === "warn")) || (data134 === "info")) || (data134 === "off"))){
const err192 = {instancePath:instancePath+"/lint/levels/audience",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data134};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
}
}
else {
const err193 = {instancePath:instancePath+"/lint/levels",schemaPath:"#/properties/lint/properties/levels/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.lint.properties.levels.type,parentSchema:schema31.properties.lint.properties.levels,data:data38};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
}
else {
const err194 = {instancePath:instancePath+"/lint",schemaPath:"#/properties/lint/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.lint.type,parentSchema:schema31.properties.lint,data:data37};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
if(data.auth !== undefined && func0.call(data, "auth")){
let data135 = data.auth;
if(Array.isArray(data135)){
if(data135.length < 1){
const err195 = {instancePath:instancePath+"/auth",schemaPath:"#/$defs/auth/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema37,data:data135};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
const len4 = data135.length;
for(let i4=0; i4<len4; i4++){
let data136 = data135[i4];
const _errs294 = errors;
let valid124 = false;
let passing1 = null;
const _errs295 = errors;
if(data136 && typeof data136 == "object" && !Array.isArray(data136)){
if((data136.basic === undefined) || (!(func0.call(data136, "basic")))){
const err196 = {instancePath:instancePath+"/auth/" + i4,schemaPath:"#/$defs/auth/items/oneOf/0/required",keyword:"required",params:{missingProperty: "basic"},message:"must have required property '"+"basic"+"'",schema:schema37.items.oneOf[0].required,parentSchema:schema37.items.oneOf[0],data:data136};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
}
var _valid1 = _errs295 === errors;
if(_valid1){
valid124 = true;
passing1 = 0;
}
const _errs296 = errors;
if(data136 && typeof data136 == "object" && !Array.isArray(data136)){
if((data136.header === undefined) || (!(func0.call(data136, "header")))){
const err197 = {instancePath:instancePath+"/auth/" + i4,schemaPath:"#/$defs/auth/items/oneOf/1/required",keyword:"required",params:{missingProperty: "header"},message:"must have required property '"+"header"+"'",schema:schema37.items.oneOf[1].required,parentSchema:schema37.items.oneOf[1],data:data136};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
}
var _valid1 = _errs296 === errors;
if(_valid1 && valid124){
valid124 = false;
passing1 = [passing1, 1];
}
else {
if(_valid1){
valid124 = true;
passing1 = 1;
}
const _errs297 = errors;
if(data136 && typeof data136 == "object" && !Array.isArray(data136)){
if((data136.oauth2 === undefined) || (!(func0.call(data136, "oauth2")))){
const err198 = {instancePath:instancePath+"/auth/" + i4,schemaPath:"#/$defs/auth/items/oneOf/2/required",keyword:"required",params:{missingProperty: "oauth2"},message:"must have required property '"+"oauth2"+"'",schema:schema37.items.oneOf[2].required,parentSchema:schema37.items.oneOf[2],data:data136};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
}
var _valid1 = _errs297 === errors;
if(_valid1 && valid124){
valid124 = false;
passing1 = [passing1, 2];
}
else {
if(_valid1){
valid124 = true;
passing1 = 2;
}
}
}
if(!valid124){
const err199 = {instancePath:instancePath+"/auth/" + i4,schemaPath:"#/$defs/auth/items/oneOf",keyword:"oneOf",params:{passingSchemas: passing1},message:"must match exactly one schema in oneOf",schema:schema37.items.oneOf,parentSchema:schema37.items,data:data136};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
else {
errors = _errs294;
if(vErrors !== null){
if(_errs294){
vErrors.length = _errs294;
}
else {
vErrors = null;
}
}
}
if(data136 && typeof data136 == "object" && !Array.isArray(data136)){
if(Object.keys(data136).length < 1){
const err200 = {instancePath:instancePath+"/auth/" + i4,schemaPath:"#/$defs/auth/items/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema37.items,data:data136};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
for(const key10 of Object.keys(data136)){
if(!((((key10 === "basic") || (key10 === "header")) || (key10 === "oauth2")) || (key10 === "endpoints"))){
const err201 = {instancePath:instancePath+"/auth/" + i4,schemaPath:"#/$defs/auth/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties",schema:false,parentSchema:schema37.items,data:data136};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
}
if(data136.basic !== undefined && func0.call(data136, "basic")){
let data137 = data136.basic;
if(data137 && typeof data137 == "object" && !Array.isArray(data137)){
if((data137.username === undefined) || (!(func0.call(data137, "username")))){
const err202 = {instancePath:instancePath+"/auth/" + i4+"/basic",schemaPath:"#/$defs/auth/items/properties/basic/required",keyword:"required",params:{missingProperty: "username"},message:"must have required property '"+"username"+"'",schema:schema37.items.properties.basic.required,parentSchema:schema37.items.properties.basic,data:data137};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
if((data137.password === undefined) || (!(func0.call(data137, "password")))){
const err203 = {instancePath:instancePath+"/auth/" + i4+"/basic",schemaPath:"#/$defs/auth/items/properties/basic/required",keyword:"required",params:{missingProperty: "password"},message:"must have required property '"+"password"+"'",schema:schema37.items.properties.basic.required,parentSchema:schema37.items.properties.basic,data:data137};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
for(const key11 of Object.keys(data137)){
if(!((key11 === "username") || (key11 === "password"))){
const err204 = {instancePath:instancePath+"/auth/" + i4+"/basic",schemaPath:"#/$defs/auth/items/properties/basic/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties",schema:false,parentSchema:schema37.items.properties.basic,data:data137};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
}
if(data137.username !== undefined && func0.call(data137, "username")){
let data138 = data137.username;
if(typeof data138 === "string"){
if(!pattern10.test(data138)){
const err205 = {instancePath:instancePath+"/auth/" + i4+"/basic/username",schemaPath:"#/$defs/auth/items/properties/basic/properties/username/pattern",keyword:"pattern",params:{pattern: "^[^:\\x00-\\x1f]+$"},message:"must match pattern \""+"^[^:\\x00-\\x1f]+$"+"\"",schema:"^[^:\\x00-\\x1f]+$",parentSchema:schema37.items.properties.basic.properties.username,data:data138};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
}
else {
const err206 = {instancePath:instancePath+"/auth/" + i4+"/basic/username",schemaPath:"#/$defs/auth/items/properties/basic/properties/username/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.items.properties.basic.properties.username.type,parentSchema:schema37.items.properties.basic.properties.username,data:data138};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
}
if(data137.password !== undefined && func0.call(data137, "password")){
let data139 = data137.password;
if(typeof data139 === "string"){
if(func65(data139) < 1){
const err207 = {instancePath:instancePath+"/auth/" + i4+"/basic/password",schemaPath:"#/$defs/auth/items/properties/basic/properties/password/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema37.items.properties.basic.properties.password,data:data139};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
if(!pattern11.test(data139)){
const err208 = {instancePath:instancePath+"/auth/" + i4+"/basic/password",schemaPath:"#/$defs/auth/items/properties/basic/properties/password/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema37.items.properties.basic.properties.password,data:data139};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
}
else {
const err209 = {instancePath:instancePath+"/auth/" + i4+"/basic/password",schemaPath:"#/$defs/auth/items/properties/basic/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.items.properties.basic.properties.password.type,parentSchema:schema37.items.properties.basic.properties.password,data:data139};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
}
}
else {
const err210 = {instancePath:instancePath+"/auth/" + i4+"/basic",schemaPath:"#/$defs/auth/items/properties/basic/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.items.properties.basic.type,parentSchema:schema37.items.properties.basic,data:data137};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
}
if(data136.header !== undefined && func0.call(data136, "header")){
let data140 = data136.header;
if(data140 && typeof data140 == "object" && !Array.isArray(data140)){
if((data140.name === undefined) || (!(func0.call(data140, "name")))){
const err211 = {instancePath:instancePath+"/auth/" + i4+"/header",schemaPath:"#/$defs/auth/items/properties/header/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema37.items.properties.header.required,parentSchema:schema37.items.properties.header,data:data140};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
if((data140.value === undefined) || (!(func0.call(data140, "value")))){
const err212 = {instancePath:instancePath+"/auth/" + i4+"/header",schemaPath:"#/$defs/auth/items/properties/header/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'",schema:schema37.items.properties.header.required,parentSchema:schema37.items.properties.header,data:data140};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
for(const key12 of Object.keys(data140)){
if(!((key12 === "name") || (key12 === "value"))){
const err213 = {instancePath:instancePath+"/auth/" + i4+"/header",schemaPath:"#/$defs/auth/items/properties/header/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties",schema:false,parentSchema:schema37.items.properties.header,data:data140};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
}
if(data140.name !== undefined && func0.call(data140, "name")){
let data141 = data140.name;
if(typeof data141 === "string"){
if(!pattern12.test(data141)){
const err214 = {instancePath:instancePath+"/auth/" + i4+"/header/name",schemaPath:"#/$defs/auth/items/properties/header/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9!#$%&'*+.^_`|~-]+$"},message:"must match pattern \""+"^[A-Za-z0-9!#$%&'*+.^_`|~-]+$"+"\"",schema:"^[A-Za-z0-9!#$%&'*+.^_`|~-]+$",parentSchema:schema37.items.properties.header.properties.name,data:data141};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
}
else {
const err215 = {instancePath:instancePath+"/auth/" + i4+"/header/name",schemaPath:"#/$defs/auth/items/properties/header/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.items.properties.header.properties.name.type,parentSchema:schema37.items.properties.header.properties.name,data:data141};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
}
if(data140.value !== undefined && func0.call(data140, "value")){
let data142 = data140.value;
if(typeof data142 === "string"){
if(!pattern13.test(data142)){
const err216 = {instancePath:instancePath+"/auth/" + i4+"/header/value",schemaPath:"#/$defs/auth/items/properties/header/properties/value/pattern",keyword:"pattern",params:{pattern: "^[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?$"},message:"must match pattern \""+"^[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?$"+"\"",schema:"^[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?$",parentSchema:schema37.items.properties.header.properties.value,data:data142};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
}
else {
const err217 = {instancePath:instancePath+"/auth/" + i4+"/header/value",schemaPath:"#/$defs/auth/items/properties/header/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.items.properties.header.properties.value.type,parentSchema:schema37.items.properties.header.properties.value,data:data142};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
}
}
else {
const err218 = {instancePath:instancePath+"/auth/" + i4+"/header",schemaPath:"#/$defs/auth/items/properties/header/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.items.properties.header.type,parentSchema:schema37.items.properties.header,data:data140};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
}
if(data136.oauth2 !== undefined && func0.call(data136, "oauth2")){
let data143 = data136.oauth2;
if(data143 && typeof data143 == "object" && !Array.isArray(data143)){
if((data143.issuer === undefined) || (!(func0.call(data143, "issuer")))){
const err219 = {instancePath:instancePath+"/auth/" + i4+"/oauth2",schemaPath:"#/$defs/auth/items/properties/oauth2/required",keyword:"required",params:{missingProperty: "issuer"},message:"must have required property '"+"issuer"+"'",schema:schema37.items.properties.oauth2.required,parentSchema:schema37.items.properties.oauth2,data:data143};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
if((data143.audience === undefined) || (!(func0.call(data143, "audience")))){
const err220 = {instancePath:instancePath+"/auth/" + i4+"/oauth2",schemaPath:"#/$defs/auth/items/properties/oauth2/required",keyword:"required",params:{missingProperty: "audience"},message:"must have required property '"+"audience"+"'",schema:schema37.items.properties.oauth2.required,parentSchema:schema37.items.properties.oauth2,data:data143};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
if((data143.scope === undefined) || (!(func0.call(data143, "scope")))){
const err221 = {instancePath:instancePath+"/auth/" + i4+"/oauth2",schemaPath:"#/$defs/auth/items/properties/oauth2/required",keyword:"required",params:{missingProperty: "scope"},message:"must have required property '"+"scope"+"'",schema:schema37.items.properties.oauth2.required,parentSchema:schema37.items.properties.oauth2,data:data143};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
for(const key13 of Object.keys(data143)){
if(!(((((key13 === "issuer") || (key13 === "audience")) || (key13 === "scope")) || (key13 === "clientIds")) || (key13 === "jwksUri"))){
const err222 = {instancePath:instancePath+"/auth/" + i4+"/oauth2",schemaPath:"#/$defs/auth/items/properties/oauth2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties",schema:false,parentSchema:schema37.items.properties.oauth2,data:data143};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
}
if(data143.issuer !== undefined && func0.call(data143, "issuer")){
let data144 = data143.issuer;
if(typeof data144 === "string"){
if(!pattern14.test(data144)){
const err223 = {instancePath:instancePath+"/auth/" + i4+"/oauth2/issuer",schemaPath:"#/$defs/auth/items/properties/oauth2/properties/issuer/pattern",keyword:"pattern",params:{pattern: "^https?://[^\\s/?#@]+(/[^\\s?#]*[^\\s?#/])?$"},message:"must match pattern \""+"^https?://[^\\s/?#@]+(/[^\\s?#]*[^\\s?#/])?$"+"\"",schema:"^https?://[^\\s/?#@]+(/[^\\s?#]*[^\\s?#/])?$",parentSchema:schema37.items.properties.oauth2.properties.issuer,data:data144};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
}
else {
const err224 = {instancePath:instancePath+"/auth/" + i4+"/oauth2/issuer",schemaPath:"#/$defs/auth/items/properties/oauth2/properties/issuer/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.items.properties.oauth2.properties.issuer.type,parentSchema:schema37.items.properties.oauth2.properties.issuer,data:data144};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
}
if(data143.audience !== undefined && func0.call(data143, "audience")){
let data145 = data143.audience;
if(typeof data145 === "string"){
if(func65(data145) < 1){
const err225 = {instancePath:instancePath+"/auth/" + i4+"/oauth2/audience",schemaPath:"#/$defs/auth/items/properties/oauth2/properties/audience/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema37.items.properties.oauth2.properties.audience,data:data145};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
if(!pattern11.test(data145)){
const err226 = {instancePath:instancePath+"/auth/" + i4+"/oauth2/audience",schemaPath:"#/$defs/auth/items/properties/oauth2/properties/audience/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema37.items.properties.oauth2.properties.audience,data:data145};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
}
else {
const err227 = {instancePath:instancePath+"/auth/" + i4+"/oauth2/audience",schemaPath:"#/$defs/auth/items/properties/oauth2/properties/audience/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.items.properties.oauth2.properties.audience.type,parentSchema:schema37.items.properties.oauth2.properties.audience,data:data145};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
}
if(data143.scope !== undefined && func0.call(data143, "scope")){
let data146 = data143.scope;
if(typeof data146 === "string"){
if(!pattern16.test(data146)){
const err228 = {instancePath:instancePath+"/auth/" + i4+"/oauth2/scope",schemaPath:"#/$defs/auth/items/properties/oauth2/properties/scope/pattern",keyword:"pattern",params:{pattern: "^[\\x21\\x23-\\x5b\\x5d-\\x7e]+$"},message:"must match pattern \""+"^[\\x21\\x23-\\x5b\\x5d-\\x7e]+$"+"\"",schema:"^[\\x21\\x23-\\x5b\\x5d-\\x7e]+$",parentSchema:schema37.items.properties.oauth2.properties.scope,data:data146};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
}
else {
const err229 = {instancePath:instancePath+"/auth/" + i4+"/oauth2/scope",schemaPath:"#/$defs/auth/items/properties/oauth2/properties/scope/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.items.properties.oauth2.properties.scope.type,parentSchema:schema37.items.properties.oauth2.properties.scope,data:data146};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
}
if(data143.clientIds !== undefined && func0.call(data143, "clientIds")){
let data147 = data143.clientIds;
if(Array.isArray(data147)){
if(data147.length < 1){
const err230 = {instancePath:instancePath+"/auth/" + i4+"/oauth2/clientIds",schemaPath:"#/$defs/auth/items/properties/oauth2/properties/clientIds/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema37.items.properties.oauth2.properties.clientIds,data:data147};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
const len5 = data147.length;
for(let i5=0; i5<len5; i5++){
let data148 = data147[i5];
if(typeof data148 === "string"){
if(func65(data148) < 1){
const err231 = {instancePath:instancePath+"/auth/" + i4+"/oauth2/clientIds/" + i5,schemaPath:"#/$defs/auth/items/properties/oauth2/properties/clientIds/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema37.items.properties.oauth2.properties.clientIds.items,data:data148};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
if(!pattern11.test(data148)){
const err232 = {instancePath:instancePath+"/auth/" + i4+"/oauth2/clientIds/" + i5,schemaPath:"#/$defs/auth/items/properties/oauth2/properties/clientIds/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema37.items.properties.oauth2.properties.clientIds.items,data:data148};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
}
else {
const err233 = {instancePath:instancePath+"/auth/" + i4+"/oauth2/clientIds/" + i5,schemaPath:"#/$defs/auth/items/properties/oauth2/properties/clientIds/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.items.properties.oauth2.properties.clientIds.items.type,parentSchema:schema37.items.properties.oauth2.properties.clientIds.items,data:data148};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
}
}
else {
const err234 = {instancePath:instancePath+"/auth/" + i4+"/oauth2/clientIds",schemaPath:"#/$defs/auth/items/properties/oauth2/properties/clientIds/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema37.items.properties.oauth2.properties.clientIds.type,parentSchema:schema37.items.properties.oauth2.properties.clientIds,data:data147};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
}
if(data143.jwksUri !== undefined && func0.call(data143, "jwksUri")){
let data149 = data143.jwksUri;
if(typeof data149 === "string"){
if(!pattern18.test(data149)){
const err235 = {instancePath:instancePath+"/auth/" + i4+"/oauth2/jwksUri",schemaPath:"#/$defs/auth/items/properties/oauth2/properties/jwksUri/pattern",keyword:"pattern",params:{pattern: "^https?://[^\\s@]+$"},message:"must match pattern \""+"^https?://[^\\s@]+$"+"\"",schema:"^https?://[^\\s@]+$",parentSchema:schema37.items.properties.oauth2.properties.jwksUri,data:data149};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
}
else {
const err236 = {instancePath:instancePath+"/auth/" + i4+"/oauth2/jwksUri",schemaPath:"#/$defs/auth/items/properties/oauth2/properties/jwksUri/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.items.properties.oauth2.properties.jwksUri.type,parentSchema:schema37.items.properties.oauth2.properties.jwksUri,data:data149};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
}
}
else {
const err237 = {instancePath:instancePath+"/auth/" + i4+"/oauth2",schemaPath:"#/$defs/auth/items/properties/oauth2/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.items.properties.oauth2.type,parentSchema:schema37.items.properties.oauth2,data:data143};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
}
if(data136.endpoints !== undefined && func0.call(data136, "endpoints")){
let data150 = data136.endpoints;
if(Array.isArray(data150)){
if(data150.length < 1){
const err238 = {instancePath:instancePath+"/auth/" + i4+"/endpoints",schemaPath:"#/$defs/auth/items/properties/endpoints/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema37.items.properties.endpoints,data:data150};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
const len6 = data150.length;
for(let i6=0; i6<len6; i6++){
let data151 = data150[i6];
if(typeof data151 === "string"){
if(!pattern19.test(data151)){
const err239 = {instancePath:instancePath+"/auth/" + i4+"/endpoints/" + i6,schemaPath:"#/$defs/auth/items/properties/endpoints/items/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema37.items.properties.endpoints.items,data:data151};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
}
else {
const err240 = {instancePath:instancePath+"/auth/" + i4+"/endpoints/" + i6,schemaPath:"#/$defs/auth/items/properties/endpoints/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.items.properties.endpoints.items.type,parentSchema:schema37.items.properties.endpoints.items,data:data151};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
}
}
else {
const err241 = {instancePath:instancePath+"/auth/" + i4+"/endpoints",schemaPath:"#/$defs/auth/items/properties/endpoints/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema37.items.properties.endpoints.type,parentSchema:schema37.items.properties.endpoints,data:data150};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
}
}
else {
const err242 = {instancePath:instancePath+"/auth/" + i4,schemaPath:"#/$defs/auth/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.items.type,parentSchema:schema37.items,data:data136};
if(vErrors === null){
vErrors = [err242];
}
else {
vErrors.push(err242);
}
errors++;
}
}
}
else {
const err243 = {instancePath:instancePath+"/auth",schemaPath:"#/$defs/auth/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema37.type,parentSchema:schema37,data:data135};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
}
let data152 = data.decision;
if(data152 && typeof data152 == "object" && !Array.isArray(data152)){
if(data152.deadline === undefined){
data152.deadline = "2s";
}
if(data152.maxInFlight === undefined){
data152.maxInFlight = 200;
}
if(data152.debugContext === undefined){
data152.debugContext = true;
}
for(const key14 of Object.keys(data152)){
if(!(((key14 === "deadline") || (key14 === "maxInFlight")) || (key14 === "debugContext"))){
const err244 = {instancePath:instancePath+"/decision",schemaPath:"#/properties/decision/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.decision,data:data152};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
}
let data153 = data152.deadline;
if(typeof data153 === "string"){
if(!pattern30.test(data153)){
const err245 = {instancePath:instancePath+"/decision/deadline",schemaPath:"#/properties/decision/properties/deadline/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,5}(ms|s)$"},message:"must match pattern \""+"^[1-9][0-9]{0,5}(ms|s)$"+"\"",schema:"^[1-9][0-9]{0,5}(ms|s)$",parentSchema:schema31.properties.decision.properties.deadline,data:data153};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
}
else {
const err246 = {instancePath:instancePath+"/decision/deadline",schemaPath:"#/properties/decision/properties/deadline/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.decision.properties.deadline.type,parentSchema:schema31.properties.decision.properties.deadline,data:data153};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
let data154 = data152.maxInFlight;
if(!(((typeof data154 == "number") && (!(data154 % 1) && !isNaN(data154))) && (isFinite(data154)))){
const err247 = {instancePath:instancePath+"/decision/maxInFlight",schemaPath:"#/properties/decision/properties/maxInFlight/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.decision.properties.maxInFlight.type,parentSchema:schema31.properties.decision.properties.maxInFlight,data:data154};
if(vErrors === null){
vErrors = [err247];
}
else {
vErrors.push(err247);
}
errors++;
}
if((typeof data154 == "number") && (isFinite(data154))){
if(data154 > 100000 || isNaN(data154)){
const err248 = {instancePath:instancePath+"/decision/maxInFlight",schemaPath:"#/properties/decision/properties/maxInFlight/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema31.properties.decision.properties.maxInFlight,data:data154};
if(vErrors === null){
vErrors = [err248];
}
else {
vErrors.push(err248);
}
errors++;
}
if(data154 < 1 || isNaN(data154)){
const err249 = {instancePath:instancePath+"/decision/maxInFlight",schemaPath:"#/properties/decision/properties/maxInFlight/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema31.properties.decision.properties.maxInFlight,data:data154};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
}
}
let data155 = data152.debugContext;
if(typeof data155 !== "boolean"){
const err250 = {instancePath:instancePath+"/decision/debugContext",schemaPath:"#/properties/decision/properties/debugContext/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema31.properties.decision.properties.debugContext.type,parentSchema:schema31.properties.decision.properties.debugContext,data:data155};
if(vErrors === null){
vErrors = [err250];
}
else {
vErrors.push(err250);
}
errors++;
}
}
else {
const err251 = {instancePath:instancePath+"/decision",schemaPath:"#/properties/decision/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.decision.type,parentSchema:schema31.properties.decision,data:data152};
if(vErrors === null){
vErrors = [err251];
}
else {
vErrors.push(err251);
}
errors++;
}
let data156 = data.log;
if(data156 && typeof data156 == "object" && !Array.isArray(data156)){
if(data156.level === undefined){
data156.level = "info";
}
if(data156.format === undefined){
data156.format = "auto";
}
for(const key15 of Object.keys(data156)){
if(!((key15 === "level") || (key15 === "format"))){
const err252 = {instancePath:instancePath+"/log",schemaPath:"#/properties/log/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.log,data:data156};
if(vErrors === null){
vErrors = [err252];
}
else {
vErrors.push(err252);
}
errors++;
}
}
let data157 = data156.level;
if(!(((((((data157 === "trace") || (data157 === "debug")) || (data157 === "info")) || (data157 === "warn")) || (data157 === "error")) || (data157 === "fatal")) || (data157 === "silent"))){
const err253 = {instancePath:instancePath+"/log/level",schemaPath:"#/properties/log/properties/level/enum",keyword:"enum",params:{allowedValues: schema31.properties.log.properties.level.enum},message:"must be equal to one of the allowed values",schema:schema31.properties.log.properties.level.enum,parentSchema:schema31.properties.log.properties.level,data:data157};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
let data158 = data156.format;
if(!(((data158 === "auto") || (data158 === "pretty")) || (data158 === "json"))){
const err254 = {instancePath:instancePath+"/log/format",schemaPath:"#/properties/log/properties/format/enum",keyword:"enum",params:{allowedValues: schema31.properties.log.properties.format.enum},message:"must be equal to one of the allowed values",schema:schema31.properties.log.properties.format.enum,parentSchema:schema31.properties.log.properties.format,data:data158};
if(vErrors === null){
vErrors = [err254];
}
else {
vErrors.push(err254);
}
errors++;
}
}
else {
const err255 = {instancePath:instancePath+"/log",schemaPath:"#/properties/log/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.log.type,parentSchema:schema31.properties.log,data:data156};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
}
let data159 = data.decisionLog;
if(data159 && typeof data159 == "object" && !Array.isArray(data159)){
if(data159.to === undefined){
data159.to = "stdout";
}
if(data159.record === undefined){
data159.record = "none";
}
if(data159.required === undefined){
data159.required = false;
}
if(data159.rotate === undefined){
data159.rotate = {};
}
for(const key16 of Object.keys(data159)){
if(!((((((key16 === "to") || (key16 === "record")) || (key16 === "mask")) || (key16 === "key")) || (key16 === "required")) || (key16 === "rotate"))){
const err256 = {instancePath:instancePath+"/decisionLog",schemaPath:"#/properties/decisionLog/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.decisionLog,data:data159};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
}
let data160 = data159.to;
if(typeof data160 === "string"){
if(func65(data160) < 1){
const err257 = {instancePath:instancePath+"/decisionLog/to",schemaPath:"#/properties/decisionLog/properties/to/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.decisionLog.properties.to,data:data160};
if(vErrors === null){
vErrors = [err257];
}
else {
vErrors.push(err257);
}
errors++;
}
}
else {
const err258 = {instancePath:instancePath+"/decisionLog/to",schemaPath:"#/properties/decisionLog/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.decisionLog.properties.to.type,parentSchema:schema31.properties.decisionLog.properties.to,data:data160};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
}
let data161 = data159.record;
if(!(((data161 === "none") || (data161 === "masked")) || (data161 === "full"))){
const err259 = {instancePath:instancePath+"/decisionLog/record",schemaPath:"#/properties/decisionLog/properties/record/enum",keyword:"enum",params:{allowedValues: schema31.properties.decisionLog.properties.record.enum},message:"must be equal to one of the allowed values",schema:schema31.properties.decisionLog.properties.record.enum,parentSchema:schema31.properties.decisionLog.properties.record,data:data161};
if(vErrors === null){
vErrors = [err259];
}
else {
vErrors.push(err259);
}
errors++;
}
if(data159.mask !== undefined && func0.call(data159, "mask")){
let data162 = data159.mask;
if(Array.isArray(data162)){
if(data162.length < 1){
const err260 = {instancePath:instancePath+"/decisionLog/mask",schemaPath:"#/properties/decisionLog/properties/mask/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema31.properties.decisionLog.properties.mask,data:data162};
if(vErrors === null){
vErrors = [err260];
}
else {
vErrors.push(err260);
}
errors++;
}
const len7 = data162.length;
for(let i7=0; i7<len7; i7++){
let data163 = data162[i7];
if(typeof data163 === "string"){
if(!pattern31.test(data163)){
const err261 = {instancePath:instancePath+"/decisionLog/mask/" + i7,schemaPath:"#/properties/decisionLog/properties/mask/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*([.][A-Za-z0-9_-]+)*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*([.][A-Za-z0-9_-]+)*$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_]*([.][A-Za-z0-9_-]+)*$",parentSchema:schema31.properties.decisionLog.properties.mask.items,data:data163};
if(vErrors === null){
vErrors = [err261];
}
else {
vErrors.push(err261);
}
errors++;
}
}
else {
const err262 = {instancePath:instancePath+"/decisionLog/mask/" + i7,schemaPath:"#/properties/decisionLog/properties/mask/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.decisionLog.properties.mask.items.type,parentSchema:schema31.properties.decisionLog.properties.mask.items,data:data163};
if(vErrors === null){
vErrors = [err262];
}
else {
vErrors.push(err262);
}
errors++;
}
}
}
else {
const err263 = {instancePath:instancePath+"/decisionLog/mask",schemaPath:"#/properties/decisionLog/properties/mask/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.decisionLog.properties.mask.type,parentSchema:schema31.properties.decisionLog.properties.mask,data:data162};
if(vErrors === null){
vErrors = [err263];
}
else {
vErrors.push(err263);
}
errors++;
}
}
if(data159.key !== undefined && func0.call(data159, "key")){
let data164 = data159.key;
if(typeof data164 === "string"){
if(func65(data164) < 16){
const err264 = {instancePath:instancePath+"/decisionLog/key",schemaPath:"#/properties/decisionLog/properties/key/minLength",keyword:"minLength",params:{limit: 16},message:"must NOT have fewer than 16 characters",schema:16,parentSchema:schema31.properties.decisionLog.properties.key,data:data164};
if(vErrors === null){
vErrors = [err264];
}
else {
vErrors.push(err264);
}
errors++;
}
}
else {
const err265 = {instancePath:instancePath+"/decisionLog/key",schemaPath:"#/properties/decisionLog/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.decisionLog.properties.key.type,parentSchema:schema31.properties.decisionLog.properties.key,data:data164};
if(vErrors === null){
vErrors = [err265];
}
else {
vErrors.push(err265);
}
errors++;
}
}
let data165 = data159.required;
if(typeof data165 !== "boolean"){
const err266 = {instancePath:instancePath+"/decisionLog/required",schemaPath:"#/properties/decisionLog/properties/required/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema31.properties.decisionLog.properties.required.type,parentSchema:schema31.properties.decisionLog.properties.required,data:data165};
if(vErrors === null){
vErrors = [err266];
}
else {
vErrors.push(err266);
}
errors++;
}
let data166 = data159.rotate;
if(data166 && typeof data166 == "object" && !Array.isArray(data166)){
if(data166.size === undefined){
data166.size = "100mb";
}
if(data166.age === undefined){
data166.age = "1d";
}
if(data166.keep === undefined){
data166.keep = 400;
}
for(const key17 of Object.keys(data166)){
if(!(((key17 === "size") || (key17 === "age")) || (key17 === "keep"))){
const err267 = {instancePath:instancePath+"/decisionLog/rotate",schemaPath:"#/properties/decisionLog/properties/rotate/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.decisionLog.properties.rotate,data:data166};
if(vErrors === null){
vErrors = [err267];
}
else {
vErrors.push(err267);
}
errors++;
}
}
let data167 = data166.size;
if(typeof data167 === "string"){
if(!pattern5.test(data167)){
const err268 = {instancePath:instancePath+"/decisionLog/rotate/size",schemaPath:"#/$defs/size/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,8}(b|kb|mb)$"},message:"must match pattern \""+"^[1-9][0-9]{0,8}(b|kb|mb)$"+"\"",schema:"^[1-9][0-9]{0,8}(b|kb|mb)$",parentSchema:schema34,data:data167};
if(vErrors === null){
vErrors = [err268];
}
else {
vErrors.push(err268);
}
errors++;
}
}
else {
const err269 = {instancePath:instancePath+"/decisionLog/rotate/size",schemaPath:"#/$defs/size/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.type,parentSchema:schema34,data:data167};
if(vErrors === null){
vErrors = [err269];
}
else {
vErrors.push(err269);
}
errors++;
}
let data168 = data166.age;
if(typeof data168 === "string"){
if(!pattern33.test(data168)){
const err270 = {instancePath:instancePath+"/decisionLog/rotate/age",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,5}(ms|s|m|h|d)$"},message:"must match pattern \""+"^[1-9][0-9]{0,5}(ms|s|m|h|d)$"+"\"",schema:"^[1-9][0-9]{0,5}(ms|s|m|h|d)$",parentSchema:schema136,data:data168};
if(vErrors === null){
vErrors = [err270];
}
else {
vErrors.push(err270);
}
errors++;
}
}
else {
const err271 = {instancePath:instancePath+"/decisionLog/rotate/age",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema136.type,parentSchema:schema136,data:data168};
if(vErrors === null){
vErrors = [err271];
}
else {
vErrors.push(err271);
}
errors++;
}
let data169 = data166.keep;
if(!(((typeof data169 == "number") && (!(data169 % 1) && !isNaN(data169))) && (isFinite(data169)))){
const err272 = {instancePath:instancePath+"/decisionLog/rotate/keep",schemaPath:"#/properties/decisionLog/properties/rotate/properties/keep/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.decisionLog.properties.rotate.properties.keep.type,parentSchema:schema31.properties.decisionLog.properties.rotate.properties.keep,data:data169};
if(vErrors === null){
vErrors = [err272];
}
else {
vErrors.push(err272);
}
errors++;
}
if((typeof data169 == "number") && (isFinite(data169))){
if(data169 > 10000 || isNaN(data169)){
const err273 = {instancePath:instancePath+"/decisionLog/rotate/keep",schemaPath:"#/properties/decisionLog/properties/rotate/properties/keep/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000",schema:10000,parentSchema:schema31.properties.decisionLog.properties.rotate.properties.keep,data:data169};
if(vErrors === null){
vErrors = [err273];
}
else {
vErrors.push(err273);
}
errors++;
}
if(data169 < 1 || isNaN(data169)){
const err274 = {instancePath:instancePath+"/decisionLog/rotate/keep",schemaPath:"#/properties/decisionLog/properties/rotate/properties/keep/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema31.properties.decisionLog.properties.rotate.properties.keep,data:data169};
if(vErrors === null){
vErrors = [err274];
}
else {
vErrors.push(err274);
}
errors++;
}
}
}
else {
const err275 = {instancePath:instancePath+"/decisionLog/rotate",schemaPath:"#/properties/decisionLog/properties/rotate/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.decisionLog.properties.rotate.type,parentSchema:schema31.properties.decisionLog.properties.rotate,data:data166};
if(vErrors === null){
vErrors = [err275];
}
else {
vErrors.push(err275);
}
errors++;
}
}
else {
const err276 = {instancePath:instancePath+"/decisionLog",schemaPath:"#/properties/decisionLog/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.decisionLog.type,parentSchema:schema31.properties.decisionLog,data:data159};
if(vErrors === null){
vErrors = [err276];
}
else {
vErrors.push(err276);
}
errors++;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate20;
};
