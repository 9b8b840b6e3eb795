// Made of the schema beside it by test/unit/diagnostics/validators.test.ts.
export default ({ linearPattern, countCharacters }) => {
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:hookgate:schema:rule-file","title":"a rule file","description":"Rules for one endpoint that one of Okta's hooks calls.","if":{"type":"object","properties":{"hook":{"const":"token"}},"required":["hook"]},"then":{"$ref":"#/$defs/tokenFile"},"else":{"if":{"type":"object","properties":{"hook":{"const":"saml"}},"required":["hook"]},"then":{"$ref":"#/$defs/samlFile"},"else":{"$ref":"#/$defs/registrationFile"}},"$defs":{"registrationFile":{"title":"a rule file","description":"Rules for one endpoint that Okta's registration inline hook calls.","type":"object","errorMessage":"a rule file has the keys version, endpoint and requestTypes","required":["version","endpoint","requestTypes"],"additionalProperties":false,"properties":{"version":{"description":"The version of the rule language: 1.","const":1,"errorMessage":"write: version: 1"},"hook":{"title":"hook","description":"The Okta hook that calls the endpoint. Left out: registration.","enum":["registration","token","saml"],"default":"registration","enumDescriptions":["Registration inline hook: sign-up and profile updates.","Token inline hook: claims and lifetimes of OAuth tokens, or no token.","SAML assertion inline hook: attributes of the assertion, or no sign-in."]},"endpoint":{"description":"The path that Okta calls, matched exactly: /registrationHookSSR","type":"string","maxLength":200,"pattern":"^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$","patternErrorMessage":"an absolute path of letters, digits and - . _ ~ without a slash at its end, such as /registrationHookSSR"},"description":{"description":"What these rules are for, in a sentence.","type":"string"},"owner":{"description":"Who answers for these rules; shown by explain and in the log.","type":"string"},"form":{"title":"form","description":"The attributes on the sign-up form, as Okta's profile policy lists them.","type":"array","minItems":1,"items":{"$ref":"#/$defs/attribute"}},"engine":{"description":"The engine of the Okta org: identity, which is meant when it is left out, or classic. For lint only.","enum":["identity","classic"],"enumDescriptions":["Okta Identity Engine.","Okta Classic Engine."]},"userSchema":{"title":"userSchema","description":"The attributes that Okta's user profile schema has beside the base ones. For lint only.","type":"array","minItems":1,"items":{"$ref":"#/$defs/attribute"}},"sensitive":{"title":"sensitive","description":"The attributes that Okta marks as sensitive, and never sends. For lint only.","type":"array","minItems":1,"items":{"$ref":"#/$defs/attribute"}},"language":{"title":"language","description":"The facts that name the language of texts, the preferred one first: [data.userProfile.locale]. The built-in texts are translated too.","type":"array","minItems":1,"errorMessage":"write a list of facts: [data.userProfile.locale]","items":{"description":"A fact with a language tag, such as de, pt-BR or en_US. Anything else counts as absent.","type":"string","minLength":1,"errorMessage":"write the path of a fact, such as data.userProfile.locale","defaultSnippets":[{"label":"data.userProfile.locale","description":"The locale of somebody who signs up, if it is on the form.","body":"data.userProfile.locale"},{"label":"data.context.user.profile.locale","description":"The locale of somebody who has an account.","body":"data.context.user.profile.locale"}]}},"facts":{"title":"facts","description":"Facts that are made of others, used as  fact: facts.NAME  and  {{ facts.NAME }}. Each is made at most once a request.","type":"object","errorMessage":"write NAME: \"{{ data.userProfile.email | email_domain }}\", or leave the key out","propertyNames":{"$ref":"#/$defs/factName","errorMessage":"use letters, digits, _ and -, a letter first, at most 64"},"additionalProperties":{"title":"a fact","description":"A template, or { template, as } for another type than text. Without a value in one of its {{ }} the fact is absent.","errorMessage":"a template in quotes, or { template: TEXT, as: number }","unknownFormMessage":"a fact is a template in quotes; the row of a list is written lookups: NAME: { list: NAME, key: TEMPLATE }; a lookup in another system (connection:) is not available in this version","type":["string","object"],"minLength":1,"required":["template","as"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/templateText"},"as":{"$ref":"#/$defs/templateType"}}}},"lookups":{"title":"lookups","description":"Rows of lists, used as  fact: lookups.NAME.found  and  {{ lookups.NAME.value.COLUMN }}","type":"object","errorMessage":"write NAME: { list: partners, key: \"{{ facts.mailDomain }}\" }, or leave the key out","propertyNames":{"$ref":"#/$defs/factName","errorMessage":"use letters, digits, _ and -, a letter first, at most 64"},"additionalProperties":{"$ref":"#/$defs/lookup"}},"outcomes":{"title":"outcomes","description":"Outcomes with a name, used by that name in then, otherwise, default, unhandled and onError.","type":"object","errorMessage":"write NAME: { deny: true }, or leave the key out","propertyNames":{"$ref":"#/$defs/name"},"additionalProperties":{"$ref":"#/$defs/outcome"}},"conditions":{"title":"conditions","description":"Conditions with a name, used as  condition: NAME","type":"object","errorMessage":"write NAME: { fact: PATH, operator: NAME }, or leave the key out","propertyNames":{"$ref":"#/$defs/name"},"additionalProperties":{"$ref":"#/$defs/condition"}},"requestTypes":{"title":"requestTypes","description":"The rules for each of the hook's request types.","type":"object","minProperties":1,"errorMessage":"give rules for self.service.registration, progressive.profile or both","additionalProperties":false,"properties":{"self.service.registration":{"$ref":"#/$defs/requestType","description":"Somebody signs up (also Classic Engine's registration)."},"progressive.profile":{"$ref":"#/$defs/requestType","description":"Somebody who has an account adds to the profile."}}},"unhandled":{"$ref":"#/$defs/outcomeOrName","description":"For a requestType that has no rules here. Left out: deny.","default":"deny"},"onError":{"$ref":"#/$defs/outcomeOrName","description":"When a decision fails or runs out of time. Left out: deny.","default":"deny"}}},"tokenFile":{"title":"a rule file","description":"Rules for one endpoint that Okta's token inline hook calls.","type":"object","errorMessage":"a rule file of this hook has the keys version, hook, endpoint, rules and default","required":["version","hook","endpoint","rules","default"],"additionalProperties":false,"properties":{"version":{"$ref":"#/$defs/registrationFile/properties/version"},"hook":{"$ref":"#/$defs/registrationFile/properties/hook"},"endpoint":{"$ref":"#/$defs/registrationFile/properties/endpoint"},"description":{"$ref":"#/$defs/registrationFile/properties/description"},"owner":{"$ref":"#/$defs/registrationFile/properties/owner"},"language":{"$ref":"#/$defs/registrationFile/properties/language"},"facts":{"$ref":"#/$defs/registrationFile/properties/facts"},"lookups":{"$ref":"#/$defs/registrationFile/properties/lookups"},"outcomes":{"title":"outcomes","description":"Outcomes with a name, used by that name in then, otherwise, default, unhandled and onError.","type":"object","errorMessage":"write NAME: { deny: true }, or leave the key out","propertyNames":{"$ref":"#/$defs/name"},"additionalProperties":{"$ref":"#/$defs/tokenOutcome"}},"conditions":{"$ref":"#/$defs/registrationFile/properties/conditions"},"strategy":{"$ref":"#/$defs/requestType/properties/strategy"},"rules":{"title":"rules","description":"In this order they are evaluated.","type":"array","minItems":1,"errorMessage":"begin each rule with  - name:","items":{"$ref":"#/$defs/tokenRule"}},"default":{"$ref":"#/$defs/tokenOutcomeOrName","description":"When no enforced rule yields an outcome; it has no default of its own."},"onError":{"$ref":"#/$defs/tokenOutcomeOrName","description":"When a decision fails. Left out: deny.","default":"deny"}}},"samlFile":{"title":"a rule file","description":"Rules for one endpoint that Okta's SAML assertion inline hook calls.","type":"object","errorMessage":"a rule file of this hook has the keys version, hook, endpoint, rules and default","required":["version","hook","endpoint","rules","default"],"additionalProperties":false,"properties":{"version":{"$ref":"#/$defs/registrationFile/properties/version"},"hook":{"$ref":"#/$defs/registrationFile/properties/hook"},"endpoint":{"$ref":"#/$defs/registrationFile/properties/endpoint"},"description":{"$ref":"#/$defs/registrationFile/properties/description"},"owner":{"$ref":"#/$defs/registrationFile/properties/owner"},"language":{"$ref":"#/$defs/registrationFile/properties/language"},"facts":{"$ref":"#/$defs/registrationFile/properties/facts"},"lookups":{"$ref":"#/$defs/registrationFile/properties/lookups"},"outcomes":{"title":"outcomes","description":"Outcomes with a name, used by that name in then, otherwise, default, unhandled and onError.","type":"object","errorMessage":"write NAME: { deny: true }, or leave the key out","propertyNames":{"$ref":"#/$defs/name"},"additionalProperties":{"$ref":"#/$defs/samlOutcome"}},"conditions":{"$ref":"#/$defs/registrationFile/properties/conditions"},"strategy":{"$ref":"#/$defs/requestType/properties/strategy"},"rules":{"title":"rules","description":"In this order they are evaluated.","type":"array","minItems":1,"errorMessage":"begin each rule with  - name:","items":{"$ref":"#/$defs/samlRule"}},"default":{"$ref":"#/$defs/samlOutcomeOrName","description":"When no enforced rule yields an outcome; it has no default of its own."},"onError":{"$ref":"#/$defs/samlOutcomeOrName","description":"When a decision fails. Left out: deny.","default":"deny"}}},"name":{"type":"string","pattern":"^[a-z0-9][a-z0-9-]*$","maxLength":64,"errorMessage":"use lower-case letters, digits and hyphens","patternErrorMessage":"use lower-case letters, digits and hyphens, such as corporate-email"},"factName":{"type":"string","pattern":"^[A-Za-z][A-Za-z0-9_-]*$","maxLength":64,"errorMessage":"use letters, digits, _ and -, a letter first","patternErrorMessage":"use letters, digits, _ and -, a letter first, such as mailDomain"},"templateText":{"description":"A text with templates: {{ data.userProfile.employeeNumber }}","type":"string","minLength":1},"templateType":{"description":"The type of the value. A text that cannot be converted makes the decision fail.","enum":["number","boolean","list","date"],"enumDescriptions":["A number in plain decimals.","true or false.","The elements of a list fact, or the parts of a text between commas.","An RFC 3339 full date: 2026-12-31"]},"lookup":{"title":"a lookup","description":"The row of a list with this key.","type":"object","required":["list","key"],"additionalProperties":false,"errorMessage":"write { list: partners, key: \"{{ facts.mailDomain }}\" }","unknownFormMessage":"a lookup is written { list: NAME, key: TEMPLATE }; a lookup in another system (connection:) is not available in this version","properties":{"list":{"description":"A file in lists/, without its ending.","type":"string"},"key":{"title":"key","description":"A template for the column value, or the first one; or { COLUMN: TEMPLATE } for several, all of which must match.","errorMessage":"write a template in quotes, or { COLUMN: TEMPLATE }","type":["string","object"],"minLength":1,"minProperties":1,"additionalProperties":{"type":"string","minLength":1,"errorMessage":"write a template in quotes"}},"ignoreCase":{"description":"true: the key is compared without case.","type":"boolean","errorMessage":"write true or false","default":false},"match":{"title":"match","description":"domain: the entries are domains (okta.com, *.okta.com, .okta.com), of which the longest one that matches is found. With several key columns { COLUMN: domain }.","type":["string","object"],"errorMessage":"write domain, or { COLUMN: domain } where the key has several columns","if":{"type":"string"},"then":{"enum":["domain"],"enumDescriptions":["The longest entry that matches the domain."]},"minProperties":1,"maxProperties":1,"additionalProperties":{"enum":["domain"],"enumDescriptions":["The longest entry that matches the domain."]}}}},"attribute":{"type":"string","minLength":1,"errorMessage":"the variable name of a profile attribute"},"requestType":{"title":"a request type","description":"Rules, how they are combined, and what happens when none of them yields an outcome.","type":"object","errorMessage":"a request type has the key rules","required":["rules"],"additionalProperties":false,"properties":{"strategy":{"description":"all: every rule counts, denials win. first: the first rule that yields an outcome decides.","enum":["all","first"],"enumDescriptions":["Every rule counts, and denials win.","The first rule that yields an outcome decides."],"default":"all"},"rules":{"title":"rules","description":"In this order they are evaluated.","type":"array","minItems":1,"errorMessage":"begin each rule with  - name:","items":{"$ref":"#/$defs/rule"}},"default":{"$ref":"#/$defs/outcomeOrName","description":"When no enforced rule yields an outcome. Left out: deny.","default":"deny"}}},"rule":{"title":"a rule","type":"object","required":["name","when"],"anyOf":[{"required":["then"]},{"required":["otherwise"]}],"errorMessage":"a rule needs \"name\", \"when\", and \"then\", \"otherwise\" or both","additionalProperties":false,"unknownKeyMessages":{"else":"write otherwise:, the outcome if the condition in when does not hold","unless":"write if: { not: … }, with the requests that the rule is not for","onlyIf":"write if:, with the requests that the rule is for; what it requires stands in when","for":"write if:, with the requests that the rule is for; what it requires stands in when","require":"write when:, with what the rule requires","requires":"write when:, with what the rule requires","expires":"write validThrough: 2026-12-31, the last day, or validUntil with a time","validTill":"write validThrough: 2026-12-31, the last day, or validUntil with a time","until":"write validThrough: 2026-12-31, the last day, or validUntil with a time"},"properties":{"name":{"$ref":"#/$defs/name","description":"Unique in its list; what the log, explain and Okta's System Log show."},"description":{"description":"What the rule is for, in a sentence.","type":"string"},"owner":{"description":"Who answers for the rule.","type":"string"},"ticket":{"description":"Where the rule was asked for: SEC-123","type":"string"},"if":{"$ref":"#/$defs/condition","description":"The requests that this rule is for. It is skipped for all others, as if it were not there."},"when":{"$ref":"#/$defs/condition","description":"The condition that this rule tests.","missingMessage":"when is what the rule requires, and then and otherwise are outcomes; if says which requests it is for"},"then":{"$ref":"#/$defs/outcomeOrName","description":"What happens when the condition holds."},"otherwise":{"$ref":"#/$defs/outcomeOrName","description":"What happens when it does not."},"mode":{"description":"enforce (default), or shadow: evaluated and logged, without effect.","enum":["enforce","shadow"],"enumDescriptions":["The rule has its effect.","The rule is evaluated and logged, without effect."],"default":"enforce"},"enabled":{"description":"false: as if the rule were not there.","type":"boolean","errorMessage":"write true or false; yes, no, on and off are text","default":true},"validFrom":{"$ref":"#/$defs/time","description":"Before this time the rule is skipped."},"validUntil":{"$ref":"#/$defs/time","description":"From this time on the rule is skipped."},"validThrough":{"description":"The last day of the rule (UTC), in place of validUntil: 2026-12-31","type":"string","errorMessage":"the last day, such as 2026-12-31"}},"defaultSnippets":[{"label":"a rule that requires something","description":"Allows what meets the condition, and denies everything else with a message.","body":{"name":"${1:what-is-required}","when":"{ fact: data.userProfile.${2:email}, operator: ${3:present} }","then":"allow","otherwise":{"deny":"^true","error":{"errorSummary":"${4:Please contact your admin.}"}}}}]},"time":{"type":"string","errorMessage":"an RFC 3339 time, such as 2026-03-01T09:00:00Z, or a date alone, such as 2026-03-01"},"condition":{"title":"a condition","type":"object","additionalProperties":false,"unknownKeyMessages":{"lookup":"write { fact: lookups.NAME.found, operator: equal, value: true }"},"errorMessage":"a condition has exactly one of: all, any, not, condition, fact; one with a name is { condition: NAME }","oneOf":[{"required":["all"]},{"required":["any"]},{"required":["not"]},{"required":["condition"]},{"required":["fact"]}],"dependentRequired":{"fact":["operator"],"operator":["fact"],"value":["operator"],"dateFormat":["operator"]},"properties":{"all":{"title":"all","description":"Every one of these holds.","type":"array","minItems":1,"errorMessage":"write a list of conditions; an empty one would hold for everybody","items":{"$ref":"#/$defs/condition"}},"any":{"title":"any","description":"At least one of these holds.","type":"array","minItems":1,"errorMessage":"write a list of conditions; an empty one would hold for nobody","items":{"$ref":"#/$defs/condition"}},"not":{"$ref":"#/$defs/condition","description":"This does not hold."},"condition":{"description":"The name of a condition in this file.","type":"string"},"fact":{"description":"A path into Okta's request, or a fact that this file makes: data.userProfile.email, facts.mailDomain, lookups.partner.found","type":"string","defaultSnippets":[{"label":"data.userProfile.email","description":"The address that somebody signs up with.","body":"data.userProfile.email"},{"label":"data.userProfile.login","description":"The user name that somebody signs up with.","body":"data.userProfile.login"},{"label":"data.userProfile.employeeNumber","description":"An attribute of the sign-up form.","body":"data.userProfile.employeeNumber"},{"label":"data.userProfileUpdate.employeeNumber","description":"An attribute that is added to a profile.","body":"data.userProfileUpdate.employeeNumber"},{"label":"data.context.request.ipAddress","description":"The address that the request came from, as Okta sees it.","body":"data.context.request.ipAddress"},{"label":"facts.NAME","description":"A fact that this file makes of others, under facts:","body":"facts.${1:mailDomain}"},{"label":"lookups.NAME.found","description":"Whether a lookup found a row: true or false.","body":"lookups.${1:partner}.found"}]},"operator":{"description":"How the fact is compared. Decorators may stand in front: not:, ignoreCase:, trim:, someFact:, everyFact:, words:, keys:, someValue:, everyValue:, swap:","type":"string","checkedByEngine":true,"anyOf":[{"title":"an operator","enum":["equal","notEqual","in","notIn","startsWith","endsWith","contains","doesNotContain","matches","notMatches","digits","lengthBetween","lessThan","lessThanInclusive","greaterThan","greaterThanInclusive","before","after","olderThan","newerThan","email","emailDomainIn","emailDomainNotIn","ipInCidr","ipNotInCidr","phonePrefixIn","phonePrefixNotIn","present","absent"],"enumDescriptions":["Is exactly the value.","Is there, and is not the value.","Is one of the values: a list, { list: NAME } or { lists: [NAME, NAME] }. Whole values, never parts of them.","Is there, and is none of the values.","Text that begins with the value.","Text that ends with the value. For the domain of an address take emailDomainIn.","Text that holds the value; of an array, one of its elements is the value.","Text, or an array, that does not hold the value.","Text that matches the pattern (RE2) from its beginning to its end.","Text that does not match the pattern (RE2) as a whole.","So many ASCII digits and nothing else: 4, or [4, 6].","Text of so many characters: [2, 40].","A number, or text that is one, below the value.","A number, or text that is one, at most the value.","A number, or text that is one, above the value.","A number, or text that is one, at least the value.","A time before the value: 2026-03-01T09:00:00Z","A time after the value: 2026-03-01T09:00:00Z","A time further back from now than the value: 90d, 12h. By the calendar: 18y, 6mo holds from the birthday on.","A time not so far back from now as the value: 90d, 12h. By the calendar: 18y, 6mo holds before the birthday.","A mailbox that one may trust. Takes no value.","An address whose domain is listed: okta.com is exactly that, *.okta.com any name below it, .okta.com both.","A valid address whose domain is not listed.","An IP address inside of the networks: [203.0.113.0/24]","A valid IP address outside of the networks.","A phone number with one of the prefixes or of one of the countries: [\"+44\", JM]","A phone number with none of the prefixes and of none of the countries.","Has a value. Takes no value itself.","Is missing or null. Takes no value."]},{"title":"with decorators","pattern":"^(not|someFact|everyFact|words|keys|someValue|everyValue|swap|ignoreCase|trim):"}]},"value":{"description":"What the fact is compared with: a literal, { list: NAME }, { lists: [NAME, NAME] } or { fact: PATH }.","title":"a value","type":["string","number","boolean","array","object"],"errorMessage":"write text, a number, a list, { list: NAME }, { lists: [NAME, NAME] } or { fact: PATH }; for no value use the operator absent","items":{"type":["string","number","boolean"],"errorMessage":"quote text that has braces or brackets in it"},"minItems":1,"minProperties":1,"maxProperties":1,"additionalProperties":false,"properties":{"list":{"description":"A file in lists/, without its ending.","type":"string"},"lists":{"title":"lists","description":"Several files in lists/, without their endings: read as one list with all entries.","type":"array","errorMessage":"write the names of the lists: { lists: [NAME, NAME] }","minItems":1,"items":{"title":"the name of a list","type":"string","errorMessage":"write the name of a file in lists/, without its ending"}},"fact":{"description":"Another path into the request.","type":"string"}}},"dateFormat":{"description":"How the fact is written, for before, after, olderThan and newerThan: DD/MM/YYYY. YYYY, MM or M, DD or D; left out: RFC 3339.","type":"string","errorMessage":"write it as DD/MM/YYYY","examples":["DD/MM/YYYY","MM/DD/YYYY","DD.MM.YYYY","D.M.YYYY"]}},"defaultSnippets":[{"label":"a test","description":"Compares a fact with a value.","body":{"fact":"data.userProfile.${1:email}","operator":"${2:equal}","value":"$3"}},{"label":"all of","description":"Holds when every one of these holds.","body":{"all":["{ fact: data.userProfile.${1:email}, operator: ${2:present} }"]}},{"label":"any of","description":"Holds when at least one of these holds.","body":{"any":["{ fact: data.userProfile.${1:email}, operator: ${2:present} }"]}}]},"outcomeOrName":{"title":"an outcome","description":"allow, deny, continue, the name of an outcome in this file, or an outcome written out.","type":["string","object"],"errorMessage":"allow, deny, continue, the name of an outcome, or an outcome written out","$ref":"#/$defs/outcomeKeys","defaultSnippets":[{"label":"deny with a message","description":"Okta refuses, and the person reads at the field what is wrong.","body":{"deny":"^true","error":{"errorSummary":"${1:Please contact your admin.}","errorCauses":[{"errorSummary":"${2:What to do instead.}","location":"data.userProfile.${3:email}"}]}}},{"label":"allow and set attributes","description":"Okta goes on, with these attributes in the profile.","body":{"allow":"^true","set":{"${1:attribute}":"\"${2:value}\""}}}],"anyOf":[{"title":"a built-in outcome","enum":["allow","deny","continue"],"enumDescriptions":["Okta creates the account, or updates the profile.","Okta refuses, with a plain message.","hookgate says nothing, and Okta goes on."]},{"title":"one of your own"}]},"outcome":{"title":"an outcome","type":"object","errorMessage":"write it out, as in { deny: true }","$ref":"#/$defs/outcomeKeys","defaultSnippets":[{"label":"deny with a message","description":"Okta refuses, and the person reads at the field what is wrong.","body":{"deny":"^true","error":{"errorSummary":"${1:Please contact your admin.}","errorCauses":[{"errorSummary":"${2:What to do instead.}","location":"data.userProfile.${3:email}"}]}}},{"label":"allow and set attributes","description":"Okta goes on, with these attributes in the profile.","body":{"allow":"^true","set":{"${1:attribute}":"\"${2:value}\""}}}]},"outcomeKeys":{"title":"an outcome","minProperties":1,"additionalProperties":false,"unknownKeyMessages":{"fact":"a condition stands in when; then and otherwise are outcomes, such as allow or deny","all":"a condition stands in when; then and otherwise are outcomes, such as allow or deny","any":"a condition stands in when; then and otherwise are outcomes, such as allow or deny","not":"a condition stands in when; then and otherwise are outcomes, such as allow or deny","condition":"a condition stands in when; then and otherwise are outcomes, such as allow or deny"},"properties":{"allow":{"description":"Okta creates the account, or updates the profile.","const":true,"errorMessage":"write allow: true, or leave it out"},"deny":{"description":"Okta refuses.","const":true,"errorMessage":"write deny: true, or leave it out"},"set":{"title":"set","errorMessage":"write attribute: value","description":"Profile attributes to set; text may hold templates: {{ data.userProfile.email | downcase }}","type":"object","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9_]*$","errorMessage":"the variable name of a profile attribute: letters, digits and underscores"},"minProperties":1,"additionalProperties":{"title":"an attribute's value","type":["string","number","boolean","null","array","object"],"errorMessage":"a profile attribute cannot be a map, except { template: TEXT, as: number }","items":{"type":["string","number","boolean"],"errorMessage":"a list in a profile holds no lists and no maps"},"minProperties":1,"dependentRequired":{"template":["as"],"as":["template"]},"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/templateText"},"as":{"$ref":"#/$defs/templateType"}}}},"commands":{"title":"commands","description":"Okta commands, written out.","type":"array","minItems":1,"items":{"title":"a command","type":"object","required":["type","value"],"additionalProperties":false,"properties":{"type":{"description":"com.okta.user.profile.update and the like.","type":"string"},"value":{"description":"What the command takes; text may hold templates."}}}},"error":{"$ref":"#/$defs/error","description":"What the person reads; with it, Okta refuses."},"debugContext":{"title":"debugContext","description":"Written to Okta's System Log.","type":"object","minProperties":1}}},"text":{"title":"a text","type":["string","object"],"minLength":1,"errorMessage":"write a text, or { default: TEXT, de: TEXT }","required":["default"],"additionalProperties":{"description":"The text in this language, a tag of BCP 47 such as de or pt-BR; it may hold templates.","type":"string","minLength":1,"errorMessage":"write a text"},"properties":{"default":{"description":"The text for every language that the map does not have.","type":"string","minLength":1,"errorMessage":"write default: and the text for all other languages"},"de":{"description":"German.","type":"string","minLength":1},"en":{"description":"English.","type":"string","minLength":1},"es":{"description":"Spanish.","type":"string","minLength":1},"fr":{"description":"French.","type":"string","minLength":1},"ja":{"description":"Japanese.","type":"string","minLength":1},"pt":{"description":"Portuguese.","type":"string","minLength":1},"pt-BR":{"description":"Portuguese, as in Brazil.","type":"string","minLength":1}}},"error":{"title":"an error","description":"What Okta shows to the person at the form.","type":"object","minProperties":1,"errorMessage":"write errorSummary, errorCauses or both; without them the person reads only Okta's general message","additionalProperties":false,"properties":{"errorSummary":{"$ref":"#/$defs/text","description":"The message as a whole: a text, or a map by language."},"errorCauses":{"title":"errorCauses","description":"A message for each field.","type":"array","minItems":1,"items":{"$ref":"#/$defs/errorCause"}}}},"errorCause":{"title":"an error cause","type":"object","required":["errorSummary"],"additionalProperties":false,"properties":{"errorSummary":{"$ref":"#/$defs/text","description":"What the person reads at the field: a text, or a map by language."},"reason":{"description":"A code for programs: INVALID_EMAIL_DOMAIN","type":"string"},"location":{"description":"The field: data.userProfile.email","type":"string"},"locationType":{"description":"Left out: body.","enum":["body","header","url","query"],"default":"body","enumDescriptions":["The field is in the body of the request: a profile attribute.","It is a header.","It is a part of the address.","It is a parameter of the address."]},"domain":{"description":"Left out: end-user.","type":"string","default":"end-user"}}},"refusal":{"title":"error","description":"The text of the refusal.","type":"object","errorMessage":"write { errorSummary: TEXT }","required":["errorSummary"],"additionalProperties":false,"properties":{"errorSummary":{"description":"The text; as a map, by language.","$ref":"#/$defs/text"}}},"claims":{"title":"claims","type":"object","minProperties":1,"errorMessage":"write claim: value","additionalProperties":{"title":"the value of a claim","description":"Text (with templates), a number, true or false, a list or a map."}},"tokenChanges":{"title":"changes to a token","type":"object","minProperties":1,"errorMessage":"write set, replace, remove, lifetime or patch below it","additionalProperties":false,"properties":{"set":{"$ref":"#/$defs/claims","description":"Claims to add; one that is there gets this value."},"replace":{"$ref":"#/$defs/claims","description":"New values of claims, where the token has them."},"remove":{"title":"remove","description":"Claims to take out, where the token has them.","type":"array","minItems":1,"errorMessage":"a list of claims","items":{"type":"string","errorMessage":"the name of a claim"}},"lifetime":{"title":"a lifetime","description":"How long the token is valid, from 5m to 24h.","type":"string","pattern":"^[1-9][0-9]*(ms|s|m|h|d|w)$","errorMessage":"a duration, such as 15m or 8h"},"patch":{"title":"patch","description":"Operations on members of claims, as in JSON Patch.","type":"array","minItems":1,"errorMessage":"a list of { op, path, value }","items":{"title":"an operation","type":"object","errorMessage":"write { op: replace, path: /claims/NAME/MEMBER, value: … }","required":["op","path"],"additionalProperties":false,"properties":{"op":{"description":"What is done at the path.","enum":["add","replace","remove"],"enumDescriptions":["Adds a member, or an element of a list.","Gives a member that is there another value.","Takes a member out."]},"path":{"description":"A JSON Pointer: /claims/NAME/MEMBER; - is the end of a list; ~1 is a slash, ~0 a tilde.","type":"string","errorMessage":"a JSON Pointer, such as /claims/address/country"},"value":{"description":"The value; text may hold templates."}}}}}},"samlAttributes":{"title":"attributes","type":"object","minProperties":1,"errorMessage":"write attribute: value","additionalProperties":{"title":"the value of an attribute","type":["string","number","boolean","array","object"],"errorMessage":"text, a list of texts, or { value, nameFormat, type }","items":{"type":["string","number","boolean"],"errorMessage":"a text, a number, true or false"},"minItems":1,"dependentRequired":{"template":["as"],"as":["template"]},"additionalProperties":false,"properties":{"value":{"title":"value","description":"Its value, or its values; text may hold templates.","type":["string","number","boolean","array","object"],"errorMessage":"text, or a list of texts","items":{"type":["string","number","boolean"],"errorMessage":"a text, a number, true or false"},"minItems":1,"required":["template","as"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/templateText"},"as":{"$ref":"#/$defs/templateType"}}},"nameFormat":{"description":"The format of its name. Left out: the one that is there, or unspecified.","enum":["unspecified","basic","uri"],"enumDescriptions":["urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified","urn:oasis:names:tc:SAML:2.0:attrname-format:basic","urn:oasis:names:tc:SAML:2.0:attrname-format:uri"]},"type":{"description":"The type of its values.","enum":["string","integer","boolean","dateTime","anyURI"],"enumDescriptions":["xs:string","xs:integer","xs:boolean","xs:dateTime","xs:anyURI"],"default":"string"},"template":{"$ref":"#/$defs/templateText"},"as":{"$ref":"#/$defs/templateType"}}}},"assertionChanges":{"title":"changes to an assertion","type":"object","minProperties":1,"errorMessage":"write set, replace, nameId, authnContext, sessionLifetime or patch below it","additionalProperties":false,"properties":{"set":{"$ref":"#/$defs/samlAttributes","description":"Attributes to add; one that is there gets this value."},"replace":{"$ref":"#/$defs/samlAttributes","description":"New values of attributes, where the assertion has them."},"nameId":{"description":"The NameID of the subject.","type":"string","minLength":1,"errorMessage":"text, such as \"{{ data.context.user.id }}\""},"authnContext":{"description":"The class of the authentication context: urn:oasis:names:tc:SAML:2.0:ac:classes:X509","type":"string","minLength":1,"errorMessage":"text"},"sessionLifetime":{"title":"a lifetime","description":"How long the service provider's session lasts, such as 8h.","type":"string","pattern":"^[1-9][0-9]*(ms|s|m|h|d|w)$","errorMessage":"a duration, such as 8h"},"patch":{"title":"patch","description":"Operations on members of claims, as in JSON Patch.","type":"array","minItems":1,"errorMessage":"a list of { op, path, value }","items":{"title":"an operation","type":"object","errorMessage":"write { op: replace, path: /claims/NAME/MEMBER, value: … }","required":["op","path"],"additionalProperties":false,"properties":{"op":{"description":"What is done at the path.","enum":["add","replace"],"enumDescriptions":["Adds a member, or an element of a list.","Gives a member that is there another value."]},"path":{"description":"A JSON Pointer: /claims/NAME/MEMBER; - is the end of a list; ~1 is a slash, ~0 a tilde.","type":"string","errorMessage":"a JSON Pointer, such as /claims/address/country"},"value":{"description":"The value; text may hold templates."}}}}}},"tokenRule":{"title":"a rule","type":"object","required":["name","when"],"anyOf":[{"required":["then"]},{"required":["otherwise"]}],"errorMessage":"a rule needs \"name\", \"when\", and \"then\", \"otherwise\" or both","additionalProperties":false,"properties":{"name":{"$ref":"#/$defs/rule/properties/name"},"description":{"$ref":"#/$defs/rule/properties/description"},"owner":{"$ref":"#/$defs/rule/properties/owner"},"ticket":{"$ref":"#/$defs/rule/properties/ticket"},"if":{"$ref":"#/$defs/rule/properties/if"},"when":{"$ref":"#/$defs/rule/properties/when"},"then":{"$ref":"#/$defs/tokenOutcomeOrName","description":"What happens when the condition holds."},"otherwise":{"$ref":"#/$defs/tokenOutcomeOrName","description":"What happens when it does not."},"mode":{"$ref":"#/$defs/rule/properties/mode"},"enabled":{"$ref":"#/$defs/rule/properties/enabled"},"validFrom":{"$ref":"#/$defs/rule/properties/validFrom"},"validUntil":{"$ref":"#/$defs/rule/properties/validUntil"},"validThrough":{"$ref":"#/$defs/rule/properties/validThrough"}}},"tokenOutcomeOrName":{"title":"an outcome","description":"deny, continue, the name of an outcome in this file, or an outcome written out.","type":["string","object"],"errorMessage":"deny, continue, the name of an outcome, or an outcome written out","$ref":"#/$defs/tokenOutcomeKeys","defaultSnippets":[{"label":"deny with a message","description":"Okta issues no token, and the client gets the text.","body":{"deny":"^true","error":{"errorSummary":"${1:Please contact your admin.}"}}},{"label":"set a claim","description":"A claim of the access token.","body":{"accessToken":{"set":{"${1:claim}":"\"${2:value}\""}}}}],"anyOf":[{"title":"a built-in outcome","enum":["deny","continue"],"enumDescriptions":["Okta issues no token.","Okta issues the token as it is."]},{"title":"one of your own"}]},"tokenOutcome":{"title":"an outcome","type":"object","errorMessage":"write it out, as in { deny: true }","$ref":"#/$defs/tokenOutcomeKeys","defaultSnippets":[{"label":"deny with a message","description":"Okta issues no token, and the client gets the text.","body":{"deny":"^true","error":{"errorSummary":"${1:Please contact your admin.}"}}},{"label":"set a claim","description":"A claim of the access token.","body":{"accessToken":{"set":{"${1:claim}":"\"${2:value}\""}}}}]},"tokenOutcomeKeys":{"title":"an outcome","minProperties":1,"additionalProperties":false,"properties":{"deny":{"description":"Okta issues no token.","const":true,"errorMessage":"write deny: true, or leave it out"},"error":{"$ref":"#/$defs/refusal","description":"What the OAuth client gets as error_description; with it, Okta issues no token."},"idToken":{"$ref":"#/$defs/tokenChanges","description":"Changes to the ID token, if one is issued."},"accessToken":{"$ref":"#/$defs/tokenChanges","description":"Changes to the access token, if one is issued."},"debugContext":{"title":"debugContext","description":"Written to Okta's System Log.","type":"object","minProperties":1}}},"samlRule":{"title":"a rule","type":"object","required":["name","when"],"anyOf":[{"required":["then"]},{"required":["otherwise"]}],"errorMessage":"a rule needs \"name\", \"when\", and \"then\", \"otherwise\" or both","additionalProperties":false,"properties":{"name":{"$ref":"#/$defs/rule/properties/name"},"description":{"$ref":"#/$defs/rule/properties/description"},"owner":{"$ref":"#/$defs/rule/properties/owner"},"ticket":{"$ref":"#/$defs/rule/properties/ticket"},"if":{"$ref":"#/$defs/rule/properties/if"},"when":{"$ref":"#/$defs/rule/properties/when"},"then":{"$ref":"#/$defs/samlOutcomeOrName","description":"What happens when the condition holds."},"otherwise":{"$ref":"#/$defs/samlOutcomeOrName","description":"What happens when it does not."},"mode":{"$ref":"#/$defs/rule/properties/mode"},"enabled":{"$ref":"#/$defs/rule/properties/enabled"},"validFrom":{"$ref":"#/$defs/rule/properties/validFrom"},"validUntil":{"$ref":"#/$defs/rule/properties/validUntil"},"validThrough":{"$ref":"#/$defs/rule/properties/validThrough"}}},"samlOutcomeOrName":{"title":"an outcome","description":"deny, continue, the name of an outcome in this file, or an outcome written out.","type":["string","object"],"errorMessage":"deny, continue, the name of an outcome, or an outcome written out","$ref":"#/$defs/samlOutcomeKeys","defaultSnippets":[{"label":"deny with a message","description":"Okta refuses the sign-in, and the error page has the text.","body":{"deny":"^true","error":{"errorSummary":"${1:Please contact your admin.}"}}},{"label":"set an attribute","description":"An attribute of the assertion.","body":{"assertion":{"set":{"${1:attribute}":"\"${2:value}\""}}}}],"anyOf":[{"title":"a built-in outcome","enum":["deny","continue"],"enumDescriptions":["Okta refuses the sign-in.","Okta sends the assertion as it is."]},{"title":"one of your own"}]},"samlOutcome":{"title":"an outcome","type":"object","errorMessage":"write it out, as in { deny: true }","$ref":"#/$defs/samlOutcomeKeys","defaultSnippets":[{"label":"deny with a message","description":"Okta refuses the sign-in, and the error page has the text.","body":{"deny":"^true","error":{"errorSummary":"${1:Please contact your admin.}"}}},{"label":"set an attribute","description":"An attribute of the assertion.","body":{"assertion":{"set":{"${1:attribute}":"\"${2:value}\""}}}}]},"samlOutcomeKeys":{"title":"an outcome","minProperties":1,"additionalProperties":false,"properties":{"deny":{"description":"Okta refuses the sign-in.","const":true,"errorMessage":"write deny: true, or leave it out"},"error":{"$ref":"#/$defs/refusal","description":"What the error page says; with it, Okta refuses the sign-in."},"assertion":{"$ref":"#/$defs/assertionChanges","description":"Changes to the assertion."},"debugContext":{"title":"debugContext","description":"Written to Okta's System Log.","type":"object","minProperties":1}}}}};
const func0 = Object.prototype.hasOwnProperty;
const schema32 = {"title":"a rule file","description":"Rules for one endpoint that Okta's token inline hook calls.","type":"object","errorMessage":"a rule file of this hook has the keys version, hook, endpoint, rules and default","required":["version","hook","endpoint","rules","default"],"additionalProperties":false,"properties":{"version":{"$ref":"#/$defs/registrationFile/properties/version"},"hook":{"$ref":"#/$defs/registrationFile/properties/hook"},"endpoint":{"$ref":"#/$defs/registrationFile/properties/endpoint"},"description":{"$ref":"#/$defs/registrationFile/properties/description"},"owner":{"$ref":"#/$defs/registrationFile/properties/owner"},"language":{"$ref":"#/$defs/registrationFile/properties/language"},"facts":{"$ref":"#/$defs/registrationFile/properties/facts"},"lookups":{"$ref":"#/$defs/registrationFile/properties/lookups"},"outcomes":{"title":"outcomes","description":"Outcomes with a name, used by that name in then, otherwise, default, unhandled and onError.","type":"object","errorMessage":"write NAME: { deny: true }, or leave the key out","propertyNames":{"$ref":"#/$defs/name"},"additionalProperties":{"$ref":"#/$defs/tokenOutcome"}},"conditions":{"$ref":"#/$defs/registrationFile/properties/conditions"},"strategy":{"$ref":"#/$defs/requestType/properties/strategy"},"rules":{"title":"rules","description":"In this order they are evaluated.","type":"array","minItems":1,"errorMessage":"begin each rule with  - name:","items":{"$ref":"#/$defs/tokenRule"}},"default":{"$ref":"#/$defs/tokenOutcomeOrName","description":"When no enforced rule yields an outcome; it has no default of its own."},"onError":{"$ref":"#/$defs/tokenOutcomeOrName","description":"When a decision fails. Left out: deny.","default":"deny"}}};
const schema33 = {"description":"The version of the rule language: 1.","const":1,"errorMessage":"write: version: 1"};
const schema34 = {"title":"hook","description":"The Okta hook that calls the endpoint. Left out: registration.","enum":["registration","token","saml"],"default":"registration","enumDescriptions":["Registration inline hook: sign-up and profile updates.","Token inline hook: claims and lifetimes of OAuth tokens, or no token.","SAML assertion inline hook: attributes of the assertion, or no sign-in."]};
const schema35 = {"description":"The path that Okta calls, matched exactly: /registrationHookSSR","type":"string","maxLength":200,"pattern":"^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$","patternErrorMessage":"an absolute path of letters, digits and - . _ ~ without a slash at its end, such as /registrationHookSSR"};
const schema36 = {"description":"What these rules are for, in a sentence.","type":"string"};
const schema37 = {"description":"Who answers for these rules; shown by explain and in the log.","type":"string"};
const schema38 = {"title":"language","description":"The facts that name the language of texts, the preferred one first: [data.userProfile.locale]. The built-in texts are translated too.","type":"array","minItems":1,"errorMessage":"write a list of facts: [data.userProfile.locale]","items":{"description":"A fact with a language tag, such as de, pt-BR or en_US. Anything else counts as absent.","type":"string","minLength":1,"errorMessage":"write the path of a fact, such as data.userProfile.locale","defaultSnippets":[{"label":"data.userProfile.locale","description":"The locale of somebody who signs up, if it is on the form.","body":"data.userProfile.locale"},{"label":"data.context.user.profile.locale","description":"The locale of somebody who has an account.","body":"data.context.user.profile.locale"}]}};
const schema46 = {"type":"string","pattern":"^[a-z0-9][a-z0-9-]*$","maxLength":64,"errorMessage":"use lower-case letters, digits and hyphens","patternErrorMessage":"use lower-case letters, digits and hyphens, such as corporate-email"};
const schema57 = {"description":"all: every rule counts, denials win. first: the first rule that yields an outcome decides.","enum":["all","first"],"enumDescriptions":["Every rule counts, and denials win.","The first rule that yields an outcome decides."],"default":"all"};
const func75 = countCharacters;
const func1 = linearPattern;
const pattern4 = func1("^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$", "u");
const pattern7 = func1("^[a-z0-9][a-z0-9-]*$", "u");
const schema39 = {"title":"facts","description":"Facts that are made of others, used as  fact: facts.NAME  and  {{ facts.NAME }}. Each is made at most once a request.","type":"object","errorMessage":"write NAME: \"{{ data.userProfile.email | email_domain }}\", or leave the key out","propertyNames":{"$ref":"#/$defs/factName","errorMessage":"use letters, digits, _ and -, a letter first, at most 64"},"additionalProperties":{"title":"a fact","description":"A template, or { template, as } for another type than text. Without a value in one of its {{ }} the fact is absent.","errorMessage":"a template in quotes, or { template: TEXT, as: number }","unknownFormMessage":"a fact is a template in quotes; the row of a list is written lookups: NAME: { list: NAME, key: TEMPLATE }; a lookup in another system (connection:) is not available in this version","type":["string","object"],"minLength":1,"required":["template","as"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/templateText"},"as":{"$ref":"#/$defs/templateType"}}}};
const schema40 = {"type":"string","pattern":"^[A-Za-z][A-Za-z0-9_-]*$","maxLength":64,"errorMessage":"use letters, digits, _ and -, a letter first","patternErrorMessage":"use letters, digits, _ and -, a letter first, such as mailDomain"};
const schema41 = {"description":"A text with templates: {{ data.userProfile.employeeNumber }}","type":"string","minLength":1};
const schema42 = {"description":"The type of the value. A text that cannot be converted makes the decision fail.","enum":["number","boolean","list","date"],"enumDescriptions":["A number in plain decimals.","true or false.","The elements of a list fact, or the parts of a text between commas.","An RFC 3339 full date: 2026-12-31"]};
const pattern5 = func1("^[A-Za-z][A-Za-z0-9_-]*$", "u");

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
const _errs1 = errors;
if(typeof key0 === "string"){
if(func75(key0) > 64){
const err0 = {instancePath,schemaPath:"#/$defs/factName/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema40,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!pattern5.test(key0)){
const err1 = {instancePath,schemaPath:"#/$defs/factName/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_-]*$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_-]*$"+"\"",schema:"^[A-Za-z][A-Za-z0-9_-]*$",parentSchema:schema40,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/$defs/factName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid0 = _errs1 === errors;
if(!valid0){
const err3 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"property name must be valid",schema:schema39.propertyNames,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
for(const key1 of Object.keys(data)){
let data0 = data[key1];
if((typeof data0 !== "string") && (!(data0 && typeof data0 == "object" && !Array.isArray(data0)))){
const err4 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: schema39.additionalProperties.type},message:"must be string,object",schema:schema39.additionalProperties.type,parentSchema:schema39.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(typeof data0 === "string"){
if(func75(data0) < 1){
const err5 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema39.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if((data0.template === undefined) || (!(func0.call(data0, "template")))){
const err6 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/required",keyword:"required",params:{missingProperty: "template"},message:"must have required property '"+"template"+"'",schema:schema39.additionalProperties.required,parentSchema:schema39.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((data0.as === undefined) || (!(func0.call(data0, "as")))){
const err7 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/required",keyword:"required",params:{missingProperty: "as"},message:"must have required property '"+"as"+"'",schema:schema39.additionalProperties.required,parentSchema:schema39.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key2 of Object.keys(data0)){
if(!((key2 === "template") || (key2 === "as"))){
const err8 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema39.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.template !== undefined && func0.call(data0, "template")){
let data1 = data0.template;
if(typeof data1 === "string"){
if(func75(data1) < 1){
const err9 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/template",schemaPath:"#/$defs/templateText/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema41,data:data1};
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
const err10 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/template",schemaPath:"#/$defs/templateText/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema41.type,parentSchema:schema41,data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data0.as !== undefined && func0.call(data0, "as")){
let data2 = data0.as;
if(!((((data2 === "number") || (data2 === "boolean")) || (data2 === "list")) || (data2 === "date"))){
const err11 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/as",schemaPath:"#/$defs/templateType/enum",keyword:"enum",params:{allowedValues: schema42.enum},message:"must be equal to one of the allowed values",schema:schema42.enum,parentSchema:schema42,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.type,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema43 = {"title":"lookups","description":"Rows of lists, used as  fact: lookups.NAME.found  and  {{ lookups.NAME.value.COLUMN }}","type":"object","errorMessage":"write NAME: { list: partners, key: \"{{ facts.mailDomain }}\" }, or leave the key out","propertyNames":{"$ref":"#/$defs/factName","errorMessage":"use letters, digits, _ and -, a letter first, at most 64"},"additionalProperties":{"$ref":"#/$defs/lookup"}};
const schema45 = {"title":"a lookup","description":"The row of a list with this key.","type":"object","required":["list","key"],"additionalProperties":false,"errorMessage":"write { list: partners, key: \"{{ facts.mailDomain }}\" }","unknownFormMessage":"a lookup is written { list: NAME, key: TEMPLATE }; a lookup in another system (connection:) is not available in this version","properties":{"list":{"description":"A file in lists/, without its ending.","type":"string"},"key":{"title":"key","description":"A template for the column value, or the first one; or { COLUMN: TEMPLATE } for several, all of which must match.","errorMessage":"write a template in quotes, or { COLUMN: TEMPLATE }","type":["string","object"],"minLength":1,"minProperties":1,"additionalProperties":{"type":"string","minLength":1,"errorMessage":"write a template in quotes"}},"ignoreCase":{"description":"true: the key is compared without case.","type":"boolean","errorMessage":"write true or false","default":false},"match":{"title":"match","description":"domain: the entries are domains (okta.com, *.okta.com, .okta.com), of which the longest one that matches is found. With several key columns { COLUMN: domain }.","type":["string","object"],"errorMessage":"write domain, or { COLUMN: domain } where the key has several columns","if":{"type":"string"},"then":{"enum":["domain"],"enumDescriptions":["The longest entry that matches the domain."]},"minProperties":1,"maxProperties":1,"additionalProperties":{"enum":["domain"],"enumDescriptions":["The longest entry that matches the domain."]}}}};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
const _errs1 = errors;
if(typeof key0 === "string"){
if(func75(key0) > 64){
const err0 = {instancePath,schemaPath:"#/$defs/factName/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema40,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!pattern5.test(key0)){
const err1 = {instancePath,schemaPath:"#/$defs/factName/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_-]*$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_-]*$"+"\"",schema:"^[A-Za-z][A-Za-z0-9_-]*$",parentSchema:schema40,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/$defs/factName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid0 = _errs1 === errors;
if(!valid0){
const err3 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"property name must be valid",schema:schema43.propertyNames,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
for(const key1 of Object.keys(data)){
let data0 = data[key1];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if((data0.list === undefined) || (!(func0.call(data0, "list")))){
const err4 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/lookup/required",keyword:"required",params:{missingProperty: "list"},message:"must have required property '"+"list"+"'",schema:schema45.required,parentSchema:schema45,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((data0.key === undefined) || (!(func0.call(data0, "key")))){
const err5 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/lookup/required",keyword:"required",params:{missingProperty: "key"},message:"must have required property '"+"key"+"'",schema:schema45.required,parentSchema:schema45,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key2 of Object.keys(data0)){
if(!((((key2 === "list") || (key2 === "key")) || (key2 === "ignoreCase")) || (key2 === "match"))){
const err6 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/lookup/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema45,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data0.list !== undefined && func0.call(data0, "list")){
let data1 = data0.list;
if(typeof data1 !== "string"){
const err7 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/list",schemaPath:"#/$defs/lookup/properties/list/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.properties.list.type,parentSchema:schema45.properties.list,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0.key !== undefined && func0.call(data0, "key")){
let data2 = data0.key;
if((typeof data2 !== "string") && (!(data2 && typeof data2 == "object" && !Array.isArray(data2)))){
const err8 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/key",schemaPath:"#/$defs/lookup/properties/key/type",keyword:"type",params:{type: schema45.properties.key.type},message:"must be string,object",schema:schema45.properties.key.type,parentSchema:schema45.properties.key,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(typeof data2 === "string"){
if(func75(data2) < 1){
const err9 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/key",schemaPath:"#/$defs/lookup/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema45.properties.key,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(Object.keys(data2).length < 1){
const err10 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/key",schemaPath:"#/$defs/lookup/properties/key/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema45.properties.key,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
for(const key3 of Object.keys(data2)){
let data3 = data2[key3];
if(typeof data3 === "string"){
if(func75(data3) < 1){
const err11 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/key/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/lookup/properties/key/additionalProperties/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema45.properties.key.additionalProperties,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/key/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/lookup/properties/key/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.properties.key.additionalProperties.type,parentSchema:schema45.properties.key.additionalProperties,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
}
if(data0.ignoreCase !== undefined && func0.call(data0, "ignoreCase")){
let data4 = data0.ignoreCase;
if(typeof data4 !== "boolean"){
const err13 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/ignoreCase",schemaPath:"#/$defs/lookup/properties/ignoreCase/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema45.properties.ignoreCase.type,parentSchema:schema45.properties.ignoreCase,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data0.match !== undefined && func0.call(data0, "match")){
let data5 = data0.match;
if((typeof data5 !== "string") && (!(data5 && typeof data5 == "object" && !Array.isArray(data5)))){
const err14 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/match",schemaPath:"#/$defs/lookup/properties/match/type",keyword:"type",params:{type: schema45.properties.match.type},message:"must be string,object",schema:schema45.properties.match.type,parentSchema:schema45.properties.match,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
const _errs20 = errors;
let valid6 = true;
const _errs21 = errors;
if(typeof data5 !== "string"){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var _valid0 = _errs21 === errors;
errors = _errs20;
if(vErrors !== null){
if(_errs20){
vErrors.length = _errs20;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs23 = errors;
if(!(data5 === "domain")){
const err16 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/match",schemaPath:"#/$defs/lookup/properties/match/then/enum",keyword:"enum",params:{allowedValues: schema45.properties.match.then.enum},message:"must be equal to one of the allowed values",schema:schema45.properties.match.then.enum,parentSchema:schema45.properties.match.then,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var _valid0 = _errs23 === errors;
valid6 = _valid0;
}
if(!valid6){
const err17 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/match",schemaPath:"#/$defs/lookup/properties/match/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema",schema:schema45.properties.match.if,parentSchema:schema45.properties.match,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(Object.keys(data5).length > 1){
const err18 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/match",schemaPath:"#/$defs/lookup/properties/match/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties",schema:1,parentSchema:schema45.properties.match,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(Object.keys(data5).length < 1){
const err19 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/match",schemaPath:"#/$defs/lookup/properties/match/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema45.properties.match,data:data5};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
for(const key4 of Object.keys(data5)){
let data6 = data5[key4];
if(!(data6 === "domain")){
const err20 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/match/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/lookup/properties/match/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema45.properties.match.additionalProperties.enum},message:"must be equal to one of the allowed values",schema:schema45.properties.match.additionalProperties.enum,parentSchema:schema45.properties.match.additionalProperties,data:data6};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
}
}
else {
const err21 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/lookup/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema45.type,parentSchema:schema45,data:data0};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema43.type,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema47 = {"title":"an outcome","type":"object","errorMessage":"write it out, as in { deny: true }","$ref":"#/$defs/tokenOutcomeKeys","defaultSnippets":[{"label":"deny with a message","description":"Okta issues no token, and the client gets the text.","body":{"deny":"^true","error":{"errorSummary":"${1:Please contact your admin.}"}}},{"label":"set a claim","description":"A claim of the access token.","body":{"accessToken":{"set":{"${1:claim}":"\"${2:value}\""}}}}]};
const schema48 = {"title":"an outcome","minProperties":1,"additionalProperties":false,"properties":{"deny":{"description":"Okta issues no token.","const":true,"errorMessage":"write deny: true, or leave it out"},"error":{"$ref":"#/$defs/refusal","description":"What the OAuth client gets as error_description; with it, Okta issues no token."},"idToken":{"$ref":"#/$defs/tokenChanges","description":"Changes to the ID token, if one is issued."},"accessToken":{"$ref":"#/$defs/tokenChanges","description":"Changes to the access token, if one is issued."},"debugContext":{"title":"debugContext","description":"Written to Okta's System Log.","type":"object","minProperties":1}}};
const schema49 = {"title":"error","description":"The text of the refusal.","type":"object","errorMessage":"write { errorSummary: TEXT }","required":["errorSummary"],"additionalProperties":false,"properties":{"errorSummary":{"description":"The text; as a map, by language.","$ref":"#/$defs/text"}}};
const schema50 = {"title":"a text","type":["string","object"],"minLength":1,"errorMessage":"write a text, or { default: TEXT, de: TEXT }","required":["default"],"additionalProperties":{"description":"The text in this language, a tag of BCP 47 such as de or pt-BR; it may hold templates.","type":"string","minLength":1,"errorMessage":"write a text"},"properties":{"default":{"description":"The text for every language that the map does not have.","type":"string","minLength":1,"errorMessage":"write default: and the text for all other languages"},"de":{"description":"German.","type":"string","minLength":1},"en":{"description":"English.","type":"string","minLength":1},"es":{"description":"Spanish.","type":"string","minLength":1},"fr":{"description":"French.","type":"string","minLength":1},"ja":{"description":"Japanese.","type":"string","minLength":1},"pt":{"description":"Portuguese.","type":"string","minLength":1},"pt-BR":{"description":"Portuguese, as in Brazil.","type":"string","minLength":1}}};

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate28.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.errorSummary === undefined) || (!(func0.call(data, "errorSummary")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "errorSummary"},message:"must have required property '"+"errorSummary"+"'",schema:schema49.required,parentSchema:schema49,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(key0 === "errorSummary")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema49,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.errorSummary !== undefined && func0.call(data, "errorSummary")){
let data0 = data.errorSummary;
if((typeof data0 !== "string") && (!(data0 && typeof data0 == "object" && !Array.isArray(data0)))){
const err2 = {instancePath:instancePath+"/errorSummary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: schema50.type},message:"must be string,object",schema:schema50.type,parentSchema:schema50,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(typeof data0 === "string"){
if(func75(data0) < 1){
const err3 = {instancePath:instancePath+"/errorSummary",schemaPath:"#/$defs/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if((data0.default === undefined) || (!(func0.call(data0, "default")))){
const err4 = {instancePath:instancePath+"/errorSummary",schemaPath:"#/$defs/text/required",keyword:"required",params:{missingProperty: "default"},message:"must have required property '"+"default"+"'",schema:schema50.required,parentSchema:schema50,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key1 of Object.keys(data0)){
if(!((((((((key1 === "default") || (key1 === "de")) || (key1 === "en")) || (key1 === "es")) || (key1 === "fr")) || (key1 === "ja")) || (key1 === "pt")) || (key1 === "pt-BR"))){
let data1 = data0[key1];
if(typeof data1 === "string"){
if(func75(data1) < 1){
const err5 = {instancePath:instancePath+"/errorSummary/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/text/additionalProperties/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50.additionalProperties,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/errorSummary/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/text/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.additionalProperties.type,parentSchema:schema50.additionalProperties,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
if(data0.default !== undefined && func0.call(data0, "default")){
let data2 = data0.default;
if(typeof data2 === "string"){
if(func75(data2) < 1){
const err7 = {instancePath:instancePath+"/errorSummary/default",schemaPath:"#/$defs/text/properties/default/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50.properties.default,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/errorSummary/default",schemaPath:"#/$defs/text/properties/default/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.default.type,parentSchema:schema50.properties.default,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.de !== undefined && func0.call(data0, "de")){
let data3 = data0.de;
if(typeof data3 === "string"){
if(func75(data3) < 1){
const err9 = {instancePath:instancePath+"/errorSummary/de",schemaPath:"#/$defs/text/properties/de/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50.properties.de,data:data3};
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
const err10 = {instancePath:instancePath+"/errorSummary/de",schemaPath:"#/$defs/text/properties/de/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.de.type,parentSchema:schema50.properties.de,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data0.en !== undefined && func0.call(data0, "en")){
let data4 = data0.en;
if(typeof data4 === "string"){
if(func75(data4) < 1){
const err11 = {instancePath:instancePath+"/errorSummary/en",schemaPath:"#/$defs/text/properties/en/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50.properties.en,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/errorSummary/en",schemaPath:"#/$defs/text/properties/en/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.en.type,parentSchema:schema50.properties.en,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data0.es !== undefined && func0.call(data0, "es")){
let data5 = data0.es;
if(typeof data5 === "string"){
if(func75(data5) < 1){
const err13 = {instancePath:instancePath+"/errorSummary/es",schemaPath:"#/$defs/text/properties/es/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50.properties.es,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/errorSummary/es",schemaPath:"#/$defs/text/properties/es/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.es.type,parentSchema:schema50.properties.es,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data0.fr !== undefined && func0.call(data0, "fr")){
let data6 = data0.fr;
if(typeof data6 === "string"){
if(func75(data6) < 1){
const err15 = {instancePath:instancePath+"/errorSummary/fr",schemaPath:"#/$defs/text/properties/fr/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50.properties.fr,data:data6};
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
const err16 = {instancePath:instancePath+"/errorSummary/fr",schemaPath:"#/$defs/text/properties/fr/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.fr.type,parentSchema:schema50.properties.fr,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data0.ja !== undefined && func0.call(data0, "ja")){
let data7 = data0.ja;
if(typeof data7 === "string"){
if(func75(data7) < 1){
const err17 = {instancePath:instancePath+"/errorSummary/ja",schemaPath:"#/$defs/text/properties/ja/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50.properties.ja,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/errorSummary/ja",schemaPath:"#/$defs/text/properties/ja/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.ja.type,parentSchema:schema50.properties.ja,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data0.pt !== undefined && func0.call(data0, "pt")){
let data8 = data0.pt;
if(typeof data8 === "string"){
if(func75(data8) < 1){
const err19 = {instancePath:instancePath+"/errorSummary/pt",schemaPath:"#/$defs/text/properties/pt/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50.properties.pt,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/errorSummary/pt",schemaPath:"#/$defs/text/properties/pt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.pt.type,parentSchema:schema50.properties.pt,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data0["pt-BR"] !== undefined && func0.call(data0, "pt-BR")){
let data9 = data0["pt-BR"];
if(typeof data9 === "string"){
if(func75(data9) < 1){
const err21 = {instancePath:instancePath+"/errorSummary/pt-BR",schemaPath:"#/$defs/text/properties/pt-BR/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50.properties["pt-BR"],data:data9};
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
const err22 = {instancePath:instancePath+"/errorSummary/pt-BR",schemaPath:"#/$defs/text/properties/pt-BR/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties["pt-BR"].type,parentSchema:schema50.properties["pt-BR"],data:data9};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
}
}
else {
const err23 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema49.type,parentSchema:schema49,data};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
validate28.errors = vErrors;
return errors === 0;
}
validate28.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema51 = {"title":"changes to a token","type":"object","minProperties":1,"errorMessage":"write set, replace, remove, lifetime or patch below it","additionalProperties":false,"properties":{"set":{"$ref":"#/$defs/claims","description":"Claims to add; one that is there gets this value."},"replace":{"$ref":"#/$defs/claims","description":"New values of claims, where the token has them."},"remove":{"title":"remove","description":"Claims to take out, where the token has them.","type":"array","minItems":1,"errorMessage":"a list of claims","items":{"type":"string","errorMessage":"the name of a claim"}},"lifetime":{"title":"a lifetime","description":"How long the token is valid, from 5m to 24h.","type":"string","pattern":"^[1-9][0-9]*(ms|s|m|h|d|w)$","errorMessage":"a duration, such as 15m or 8h"},"patch":{"title":"patch","description":"Operations on members of claims, as in JSON Patch.","type":"array","minItems":1,"errorMessage":"a list of { op, path, value }","items":{"title":"an operation","type":"object","errorMessage":"write { op: replace, path: /claims/NAME/MEMBER, value: … }","required":["op","path"],"additionalProperties":false,"properties":{"op":{"description":"What is done at the path.","enum":["add","replace","remove"],"enumDescriptions":["Adds a member, or an element of a list.","Gives a member that is there another value.","Takes a member out."]},"path":{"description":"A JSON Pointer: /claims/NAME/MEMBER; - is the end of a list; ~1 is a slash, ~0 a tilde.","type":"string","errorMessage":"a JSON Pointer, such as /claims/address/country"},"value":{"description":"The value; text may hold templates."}}}}}};
const schema52 = {"title":"claims","type":"object","minProperties":1,"errorMessage":"write claim: value","additionalProperties":{"title":"the value of a claim","description":"Text (with templates), a number, true or false, a list or a map."}};
const pattern8 = func1("^[1-9][0-9]*(ms|s|m|h|d|w)$", "u");

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate30.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "set") || (key0 === "replace")) || (key0 === "remove")) || (key0 === "lifetime")) || (key0 === "patch"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.set !== undefined && func0.call(data, "set")){
let data0 = data.set;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(Object.keys(data0).length < 1){
const err2 = {instancePath:instancePath+"/set",schemaPath:"#/$defs/claims/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema52,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/set",schemaPath:"#/$defs/claims/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema52.type,parentSchema:schema52,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.replace !== undefined && func0.call(data, "replace")){
let data1 = data.replace;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(Object.keys(data1).length < 1){
const err4 = {instancePath:instancePath+"/replace",schemaPath:"#/$defs/claims/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema52,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/replace",schemaPath:"#/$defs/claims/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema52.type,parentSchema:schema52,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.remove !== undefined && func0.call(data, "remove")){
let data2 = data.remove;
if(Array.isArray(data2)){
if(data2.length < 1){
const err6 = {instancePath:instancePath+"/remove",schemaPath:"#/properties/remove/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema51.properties.remove,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 !== "string"){
const err7 = {instancePath:instancePath+"/remove/" + i0,schemaPath:"#/properties/remove/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema51.properties.remove.items.type,parentSchema:schema51.properties.remove.items,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/remove",schemaPath:"#/properties/remove/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema51.properties.remove.type,parentSchema:schema51.properties.remove,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.lifetime !== undefined && func0.call(data, "lifetime")){
let data4 = data.lifetime;
if(typeof data4 === "string"){
if(!pattern8.test(data4)){
const err9 = {instancePath:instancePath+"/lifetime",schemaPath:"#/properties/lifetime/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]*(ms|s|m|h|d|w)$"},message:"must match pattern \""+"^[1-9][0-9]*(ms|s|m|h|d|w)$"+"\"",schema:"^[1-9][0-9]*(ms|s|m|h|d|w)$",parentSchema:schema51.properties.lifetime,data:data4};
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
const err10 = {instancePath:instancePath+"/lifetime",schemaPath:"#/properties/lifetime/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema51.properties.lifetime.type,parentSchema:schema51.properties.lifetime,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.patch !== undefined && func0.call(data, "patch")){
let data5 = data.patch;
if(Array.isArray(data5)){
if(data5.length < 1){
const err11 = {instancePath:instancePath+"/patch",schemaPath:"#/properties/patch/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema51.properties.patch,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
let data6 = data5[i1];
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if((data6.op === undefined) || (!(func0.call(data6, "op")))){
const err12 = {instancePath:instancePath+"/patch/" + i1,schemaPath:"#/properties/patch/items/required",keyword:"required",params:{missingProperty: "op"},message:"must have required property '"+"op"+"'",schema:schema51.properties.patch.items.required,parentSchema:schema51.properties.patch.items,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if((data6.path === undefined) || (!(func0.call(data6, "path")))){
const err13 = {instancePath:instancePath+"/patch/" + i1,schemaPath:"#/properties/patch/items/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'",schema:schema51.properties.patch.items.required,parentSchema:schema51.properties.patch.items,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
for(const key1 of Object.keys(data6)){
if(!(((key1 === "op") || (key1 === "path")) || (key1 === "value"))){
const err14 = {instancePath:instancePath+"/patch/" + i1,schemaPath:"#/properties/patch/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema51.properties.patch.items,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data6.op !== undefined && func0.call(data6, "op")){
let data7 = data6.op;
if(!(((data7 === "add") || (data7 === "replace")) || (data7 === "remove"))){
const err15 = {instancePath:instancePath+"/patch/" + i1+"/op",schemaPath:"#/properties/patch/items/properties/op/enum",keyword:"enum",params:{allowedValues: schema51.properties.patch.items.properties.op.enum},message:"must be equal to one of the allowed values",schema:schema51.properties.patch.items.properties.op.enum,parentSchema:schema51.properties.patch.items.properties.op,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data6.path !== undefined && func0.call(data6, "path")){
let data8 = data6.path;
if(typeof data8 !== "string"){
const err16 = {instancePath:instancePath+"/patch/" + i1+"/path",schemaPath:"#/properties/patch/items/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema51.properties.patch.items.properties.path.type,parentSchema:schema51.properties.patch.items.properties.path,data:data8};
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
const err17 = {instancePath:instancePath+"/patch/" + i1,schemaPath:"#/properties/patch/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema51.properties.patch.items.type,parentSchema:schema51.properties.patch.items,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/patch",schemaPath:"#/properties/patch/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema51.properties.patch.type,parentSchema:schema51.properties.patch,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema51.type,parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
validate30.errors = vErrors;
return errors === 0;
}
validate30.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate27.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema48,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "deny") || (key0 === "error")) || (key0 === "idToken")) || (key0 === "accessToken")) || (key0 === "debugContext"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema48,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.deny !== undefined && func0.call(data, "deny")){
let data0 = data.deny;
if(true !== data0){
const err2 = {instancePath:instancePath+"/deny",schemaPath:"#/properties/deny/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema48.properties.deny,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.error !== undefined && func0.call(data, "error")){
if(!(validate28(data.error, {instancePath:instancePath+"/error",parentData:data,parentDataProperty:"error",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
}
if(data.idToken !== undefined && func0.call(data, "idToken")){
if(!(validate30(data.idToken, {instancePath:instancePath+"/idToken",parentData:data,parentDataProperty:"idToken",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data.accessToken !== undefined && func0.call(data, "accessToken")){
if(!(validate30(data.accessToken, {instancePath:instancePath+"/accessToken",parentData:data,parentDataProperty:"accessToken",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data.debugContext !== undefined && func0.call(data, "debugContext")){
let data4 = data.debugContext;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(Object.keys(data4).length < 1){
const err3 = {instancePath:instancePath+"/debugContext",schemaPath:"#/properties/debugContext/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema48.properties.debugContext,data:data4};
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
const err4 = {instancePath:instancePath+"/debugContext",schemaPath:"#/properties/debugContext/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema48.properties.debugContext.type,parentSchema:schema48.properties.debugContext,data:data4};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
validate27.errors = vErrors;
return errors === 0;
}
validate27.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate26.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema47.type,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(validate27(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
validate26.errors = vErrors;
return errors === 0;
}
validate26.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema54 = {"title":"conditions","description":"Conditions with a name, used as  condition: NAME","type":"object","errorMessage":"write NAME: { fact: PATH, operator: NAME }, or leave the key out","propertyNames":{"$ref":"#/$defs/name"},"additionalProperties":{"$ref":"#/$defs/condition"}};
const schema56 = {"title":"a condition","type":"object","additionalProperties":false,"unknownKeyMessages":{"lookup":"write { fact: lookups.NAME.found, operator: equal, value: true }"},"errorMessage":"a condition has exactly one of: all, any, not, condition, fact; one with a name is { condition: NAME }","oneOf":[{"required":["all"]},{"required":["any"]},{"required":["not"]},{"required":["condition"]},{"required":["fact"]}],"dependentRequired":{"fact":["operator"],"operator":["fact"],"value":["operator"],"dateFormat":["operator"]},"properties":{"all":{"title":"all","description":"Every one of these holds.","type":"array","minItems":1,"errorMessage":"write a list of conditions; an empty one would hold for everybody","items":{"$ref":"#/$defs/condition"}},"any":{"title":"any","description":"At least one of these holds.","type":"array","minItems":1,"errorMessage":"write a list of conditions; an empty one would hold for nobody","items":{"$ref":"#/$defs/condition"}},"not":{"$ref":"#/$defs/condition","description":"This does not hold."},"condition":{"description":"The name of a condition in this file.","type":"string"},"fact":{"description":"A path into Okta's request, or a fact that this file makes: data.userProfile.email, facts.mailDomain, lookups.partner.found","type":"string","defaultSnippets":[{"label":"data.userProfile.email","description":"The address that somebody signs up with.","body":"data.userProfile.email"},{"label":"data.userProfile.login","description":"The user name that somebody signs up with.","body":"data.userProfile.login"},{"label":"data.userProfile.employeeNumber","description":"An attribute of the sign-up form.","body":"data.userProfile.employeeNumber"},{"label":"data.userProfileUpdate.employeeNumber","description":"An attribute that is added to a profile.","body":"data.userProfileUpdate.employeeNumber"},{"label":"data.context.request.ipAddress","description":"The address that the request came from, as Okta sees it.","body":"data.context.request.ipAddress"},{"label":"facts.NAME","description":"A fact that this file makes of others, under facts:","body":"facts.${1:mailDomain}"},{"label":"lookups.NAME.found","description":"Whether a lookup found a row: true or false.","body":"lookups.${1:partner}.found"}]},"operator":{"description":"How the fact is compared. Decorators may stand in front: not:, ignoreCase:, trim:, someFact:, everyFact:, words:, keys:, someValue:, everyValue:, swap:","type":"string","checkedByEngine":true,"anyOf":[{"title":"an operator","enum":["equal","notEqual","in","notIn","startsWith","endsWith","contains","doesNotContain","matches","notMatches","digits","lengthBetween","lessThan","lessThanInclusive","greaterThan","greaterThanInclusive","before","after","olderThan","newerThan","email","emailDomainIn","emailDomainNotIn","ipInCidr","ipNotInCidr","phonePrefixIn","phonePrefixNotIn","present","absent"],"enumDescriptions":["Is exactly the value.","Is there, and is not the value.","Is one of the values: a list, { list: NAME } or { lists: [NAME, NAME] }. Whole values, never parts of them.","Is there, and is none of the values.","Text that begins with the value.","Text that ends with the value. For the domain of an address take emailDomainIn.","Text that holds the value; of an array, one of its elements is the value.","Text, or an array, that does not hold the value.","Text that matches the pattern (RE2) from its beginning to its end.","Text that does not match the pattern (RE2) as a whole.","So many ASCII digits and nothing else: 4, or [4, 6].","Text of so many characters: [2, 40].","A number, or text that is one, below the value.","A number, or text that is one, at most the value.","A number, or text that is one, above the value.","A number, or text that is one, at least the value.","A time before the value: 2026-03-01T09:00:00Z","A time after the value: 2026-03-01T09:00:00Z","A time further back from now than the value: 90d, 12h. By the calendar: 18y, 6mo holds from the birthday on.","A time not so far back from now as the value: 90d, 12h. By the calendar: 18y, 6mo holds before the birthday.","A mailbox that one may trust. Takes no value.","An address whose domain is listed: okta.com is exactly that, *.okta.com any name below it, .okta.com both.","A valid address whose domain is not listed.","An IP address inside of the networks: [203.0.113.0/24]","A valid IP address outside of the networks.","A phone number with one of the prefixes or of one of the countries: [\"+44\", JM]","A phone number with none of the prefixes and of none of the countries.","Has a value. Takes no value itself.","Is missing or null. Takes no value."]},{"title":"with decorators","pattern":"^(not|someFact|everyFact|words|keys|someValue|everyValue|swap|ignoreCase|trim):"}]},"value":{"description":"What the fact is compared with: a literal, { list: NAME }, { lists: [NAME, NAME] } or { fact: PATH }.","title":"a value","type":["string","number","boolean","array","object"],"errorMessage":"write text, a number, a list, { list: NAME }, { lists: [NAME, NAME] } or { fact: PATH }; for no value use the operator absent","items":{"type":["string","number","boolean"],"errorMessage":"quote text that has braces or brackets in it"},"minItems":1,"minProperties":1,"maxProperties":1,"additionalProperties":false,"properties":{"list":{"description":"A file in lists/, without its ending.","type":"string"},"lists":{"title":"lists","description":"Several files in lists/, without their endings: read as one list with all entries.","type":"array","errorMessage":"write the names of the lists: { lists: [NAME, NAME] }","minItems":1,"items":{"title":"the name of a list","type":"string","errorMessage":"write the name of a file in lists/, without its ending"}},"fact":{"description":"Another path into the request.","type":"string"}}},"dateFormat":{"description":"How the fact is written, for before, after, olderThan and newerThan: DD/MM/YYYY. YYYY, MM or M, DD or D; left out: RFC 3339.","type":"string","errorMessage":"write it as DD/MM/YYYY","examples":["DD/MM/YYYY","MM/DD/YYYY","DD.MM.YYYY","D.M.YYYY"]}},"defaultSnippets":[{"label":"a test","description":"Compares a fact with a value.","body":{"fact":"data.userProfile.${1:email}","operator":"${2:equal}","value":"$3"}},{"label":"all of","description":"Holds when every one of these holds.","body":{"all":["{ fact: data.userProfile.${1:email}, operator: ${2:present} }"]}},{"label":"any of","description":"Holds when at least one of these holds.","body":{"any":["{ fact: data.userProfile.${1:email}, operator: ${2:present} }"]}}]};
const wrapper0 = {validate: validate36};
const pattern10 = func1("^(not|someFact|everyFact|words|keys|someValue|everyValue|swap|ignoreCase|trim):", "u");

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate36.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
let passing0 = null;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.all === undefined) || (!(func0.call(data, "all")))){
const err0 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "all"},message:"must have required property '"+"all"+"'",schema:schema56.oneOf[0].required,parentSchema:schema56.oneOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.any === undefined) || (!(func0.call(data, "any")))){
const err1 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "any"},message:"must have required property '"+"any"+"'",schema:schema56.oneOf[1].required,parentSchema:schema56.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.not === undefined) || (!(func0.call(data, "not")))){
const err2 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "not"},message:"must have required property '"+"not"+"'",schema:schema56.oneOf[2].required,parentSchema:schema56.oneOf[2],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
}
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.condition === undefined) || (!(func0.call(data, "condition")))){
const err3 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "condition"},message:"must have required property '"+"condition"+"'",schema:schema56.oneOf[3].required,parentSchema:schema56.oneOf[3],data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 3];
}
else {
if(_valid0){
valid0 = true;
passing0 = 3;
}
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.fact === undefined) || (!(func0.call(data, "fact")))){
const err4 = {instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: "fact"},message:"must have required property '"+"fact"+"'",schema:schema56.oneOf[4].required,parentSchema:schema56.oneOf[4],data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid0 = _errs6 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 4];
}
else {
if(_valid0){
valid0 = true;
passing0 = 4;
}
}
}
}
}
if(!valid0){
const err5 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema56.oneOf,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((((((key0 === "all") || (key0 === "any")) || (key0 === "not")) || (key0 === "condition")) || (key0 === "fact")) || (key0 === "operator")) || (key0 === "value")) || (key0 === "dateFormat"))){
const err6 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.all !== undefined && func0.call(data, "all")){
let data0 = data.all;
if(Array.isArray(data0)){
if(data0.length < 1){
const err7 = {instancePath:instancePath+"/all",schemaPath:"#/properties/all/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema56.properties.all,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(wrapper0.validate(data0[i0], {instancePath:instancePath+"/all/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err8 = {instancePath:instancePath+"/all",schemaPath:"#/properties/all/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema56.properties.all.type,parentSchema:schema56.properties.all,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.any !== undefined && func0.call(data, "any")){
let data2 = data.any;
if(Array.isArray(data2)){
if(data2.length < 1){
const err9 = {instancePath:instancePath+"/any",schemaPath:"#/properties/any/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema56.properties.any,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
if(!(wrapper0.validate(data2[i1], {instancePath:instancePath+"/any/" + i1,parentData:data2,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath:instancePath+"/any",schemaPath:"#/properties/any/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema56.properties.any.type,parentSchema:schema56.properties.any,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.not !== undefined && func0.call(data, "not")){
if(!(wrapper0.validate(data.not, {instancePath:instancePath+"/not",parentData:data,parentDataProperty:"not",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
if(data.condition !== undefined && func0.call(data, "condition")){
let data5 = data.condition;
if(typeof data5 !== "string"){
const err11 = {instancePath:instancePath+"/condition",schemaPath:"#/properties/condition/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.condition.type,parentSchema:schema56.properties.condition,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.fact !== undefined && func0.call(data, "fact")){
let data6 = data.fact;
if(typeof data6 !== "string"){
const err12 = {instancePath:instancePath+"/fact",schemaPath:"#/properties/fact/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.fact.type,parentSchema:schema56.properties.fact,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.operator !== undefined && func0.call(data, "operator")){
let data7 = data.operator;
if(typeof data7 !== "string"){
const err13 = {instancePath:instancePath+"/operator",schemaPath:"#/properties/operator/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.operator.type,parentSchema:schema56.properties.operator,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
const _errs21 = errors;
let valid6 = false;
const _errs22 = errors;
if(!(((((((((((((((((((((((((((((data7 === "equal") || (data7 === "notEqual")) || (data7 === "in")) || (data7 === "notIn")) || (data7 === "startsWith")) || (data7 === "endsWith")) || (data7 === "contains")) || (data7 === "doesNotContain")) || (data7 === "matches")) || (data7 === "notMatches")) || (data7 === "digits")) || (data7 === "lengthBetween")) || (data7 === "lessThan")) || (data7 === "lessThanInclusive")) || (data7 === "greaterThan")) || (data7 === "greaterThanInclusive")) || (data7 === "before")) || (data7 === "after")) || (data7 === "olderThan")) || (data7 === "newerThan")) || (data7 === "email")) || (data7 === "emailDomainIn")) || (data7 === "emailDomainNotIn")) || (data7 === "ipInCidr")) || (data7 === "ipNotInCidr")) || (data7 === "phonePrefixIn")) || (data7 === "phonePrefixNotIn")) || (data7 === "present")) || (data7 === "absent"))){
const err14 = {instancePath:instancePath+"/operator",schemaPath:"#/properties/operator/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema56.properties.operator.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema56.properties.operator.anyOf[0].enum,parentSchema:schema56.properties.operator.anyOf[0],data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var _valid1 = _errs22 === errors;
valid6 = valid6 || _valid1;
const _errs23 = errors;
if(typeof data7 === "string"){
if(!pattern10.test(data7)){
const err15 = {instancePath:instancePath+"/operator",schemaPath:"#/properties/operator/anyOf/1/pattern",keyword:"pattern",params:{pattern: "^(not|someFact|everyFact|words|keys|someValue|everyValue|swap|ignoreCase|trim):"},message:"must match pattern \""+"^(not|someFact|everyFact|words|keys|someValue|everyValue|swap|ignoreCase|trim):"+"\"",schema:"^(not|someFact|everyFact|words|keys|someValue|everyValue|swap|ignoreCase|trim):",parentSchema:schema56.properties.operator.anyOf[1],data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
var _valid1 = _errs23 === errors;
valid6 = valid6 || _valid1;
if(!valid6){
const err16 = {instancePath:instancePath+"/operator",schemaPath:"#/properties/operator/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema56.properties.operator.anyOf,parentSchema:schema56.properties.operator,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
else {
errors = _errs21;
if(vErrors !== null){
if(_errs21){
vErrors.length = _errs21;
}
else {
vErrors = null;
}
}
}
}
if(data.value !== undefined && func0.call(data, "value")){
let data8 = data.value;
if((((!data8 || typeof data8 != "object") && (typeof data8 !== "string")) && (!((typeof data8 == "number") && (isFinite(data8))))) && (typeof data8 !== "boolean")){
const err17 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/type",keyword:"type",params:{type: schema56.properties.value.type},message:"must be string,number,boolean,array,object",schema:schema56.properties.value.type,parentSchema:schema56.properties.value,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(Array.isArray(data8)){
if(data8.length < 1){
const err18 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema56.properties.value,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
const len2 = data8.length;
for(let i2=0; i2<len2; i2++){
let data9 = data8[i2];
if(((typeof data9 !== "string") && (!((typeof data9 == "number") && (isFinite(data9))))) && (typeof data9 !== "boolean")){
const err19 = {instancePath:instancePath+"/value/" + i2,schemaPath:"#/properties/value/items/type",keyword:"type",params:{type: schema56.properties.value.items.type},message:"must be string,number,boolean",schema:schema56.properties.value.items.type,parentSchema:schema56.properties.value.items,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(Object.keys(data8).length > 1){
const err20 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties",schema:1,parentSchema:schema56.properties.value,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(Object.keys(data8).length < 1){
const err21 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema56.properties.value,data:data8};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
for(const key1 of Object.keys(data8)){
if(!(((key1 === "list") || (key1 === "lists")) || (key1 === "fact"))){
const err22 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema56.properties.value,data:data8};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data8.list !== undefined && func0.call(data8, "list")){
let data10 = data8.list;
if(typeof data10 !== "string"){
const err23 = {instancePath:instancePath+"/value/list",schemaPath:"#/properties/value/properties/list/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.value.properties.list.type,parentSchema:schema56.properties.value.properties.list,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data8.lists !== undefined && func0.call(data8, "lists")){
let data11 = data8.lists;
if(Array.isArray(data11)){
if(data11.length < 1){
const err24 = {instancePath:instancePath+"/value/lists",schemaPath:"#/properties/value/properties/lists/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema56.properties.value.properties.lists,data:data11};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
const len3 = data11.length;
for(let i3=0; i3<len3; i3++){
let data12 = data11[i3];
if(typeof data12 !== "string"){
const err25 = {instancePath:instancePath+"/value/lists/" + i3,schemaPath:"#/properties/value/properties/lists/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.value.properties.lists.items.type,parentSchema:schema56.properties.value.properties.lists.items,data:data12};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/value/lists",schemaPath:"#/properties/value/properties/lists/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema56.properties.value.properties.lists.type,parentSchema:schema56.properties.value.properties.lists,data:data11};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data8.fact !== undefined && func0.call(data8, "fact")){
let data13 = data8.fact;
if(typeof data13 !== "string"){
const err27 = {instancePath:instancePath+"/value/fact",schemaPath:"#/properties/value/properties/fact/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.value.properties.fact.type,parentSchema:schema56.properties.value.properties.fact,data:data13};
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
}
if(data.dateFormat !== undefined && func0.call(data, "dateFormat")){
let data14 = data.dateFormat;
if(typeof data14 !== "string"){
const err28 = {instancePath:instancePath+"/dateFormat",schemaPath:"#/properties/dateFormat/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.dateFormat.type,parentSchema:schema56.properties.dateFormat,data:data14};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.fact !== undefined && func0.call(data, "fact")){
if((data.operator === undefined) || (!(func0.call(data, "operator")))){
const err29 = {instancePath,schemaPath:"#/dependentRequired",keyword:"dependentRequired",params:{property: "fact",
    missingProperty: "operator",
    depsCount: 1,
    deps: "operator"},message:"must have property operator when property fact is present",schema:schema56.dependentRequired,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.operator !== undefined && func0.call(data, "operator")){
if((data.fact === undefined) || (!(func0.call(data, "fact")))){
const err30 = {instancePath,schemaPath:"#/dependentRequired",keyword:"dependentRequired",params:{property: "operator",
    missingProperty: "fact",
    depsCount: 1,
    deps: "fact"},message:"must have property fact when property operator is present",schema:schema56.dependentRequired,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.value !== undefined && func0.call(data, "value")){
if((data.operator === undefined) || (!(func0.call(data, "operator")))){
const err31 = {instancePath,schemaPath:"#/dependentRequired",keyword:"dependentRequired",params:{property: "value",
    missingProperty: "operator",
    depsCount: 1,
    deps: "operator"},message:"must have property operator when property value is present",schema:schema56.dependentRequired,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.dateFormat !== undefined && func0.call(data, "dateFormat")){
if((data.operator === undefined) || (!(func0.call(data, "operator")))){
const err32 = {instancePath,schemaPath:"#/dependentRequired",keyword:"dependentRequired",params:{property: "dateFormat",
    missingProperty: "operator",
    depsCount: 1,
    deps: "operator"},message:"must have property operator when property dateFormat is present",schema:schema56.dependentRequired,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema56.type,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
validate36.errors = vErrors;
return errors === 0;
}
validate36.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate35.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
const _errs1 = errors;
if(typeof key0 === "string"){
if(func75(key0) > 64){
const err0 = {instancePath,schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema46,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!pattern7.test(key0)){
const err1 = {instancePath,schemaPath:"#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]*$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9-]*$"+"\"",schema:"^[a-z0-9][a-z0-9-]*$",parentSchema:schema46,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.type,parentSchema:schema46,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid0 = _errs1 === errors;
if(!valid0){
const err3 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"property name must be valid",schema:schema54.propertyNames,parentSchema:schema54,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
for(const key1 of Object.keys(data)){
if(!(validate36(data[key1], {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema54.type,parentSchema:schema54,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate35.errors = vErrors;
return errors === 0;
}
validate35.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema58 = {"title":"a rule","type":"object","required":["name","when"],"anyOf":[{"required":["then"]},{"required":["otherwise"]}],"errorMessage":"a rule needs \"name\", \"when\", and \"then\", \"otherwise\" or both","additionalProperties":false,"properties":{"name":{"$ref":"#/$defs/rule/properties/name"},"description":{"$ref":"#/$defs/rule/properties/description"},"owner":{"$ref":"#/$defs/rule/properties/owner"},"ticket":{"$ref":"#/$defs/rule/properties/ticket"},"if":{"$ref":"#/$defs/rule/properties/if"},"when":{"$ref":"#/$defs/rule/properties/when"},"then":{"$ref":"#/$defs/tokenOutcomeOrName","description":"What happens when the condition holds."},"otherwise":{"$ref":"#/$defs/tokenOutcomeOrName","description":"What happens when it does not."},"mode":{"$ref":"#/$defs/rule/properties/mode"},"enabled":{"$ref":"#/$defs/rule/properties/enabled"},"validFrom":{"$ref":"#/$defs/rule/properties/validFrom"},"validUntil":{"$ref":"#/$defs/rule/properties/validUntil"},"validThrough":{"$ref":"#/$defs/rule/properties/validThrough"}}};
const schema60 = {"description":"What the rule is for, in a sentence.","type":"string"};
const schema61 = {"description":"Who answers for the rule.","type":"string"};
const schema62 = {"description":"Where the rule was asked for: SEC-123","type":"string"};
const schema66 = {"description":"enforce (default), or shadow: evaluated and logged, without effect.","enum":["enforce","shadow"],"enumDescriptions":["The rule has its effect.","The rule is evaluated and logged, without effect."],"default":"enforce"};
const schema67 = {"description":"false: as if the rule were not there.","type":"boolean","errorMessage":"write true or false; yes, no, on and off are text","default":true};
const schema68 = {"type":"string","errorMessage":"an RFC 3339 time, such as 2026-03-01T09:00:00Z, or a date alone, such as 2026-03-01"};
const schema70 = {"description":"The last day of the rule (UTC), in place of validUntil: 2026-12-31","type":"string","errorMessage":"the last day, such as 2026-12-31"};

function validate40(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate40.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
let passing0 = null;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.all === undefined) || (!(func0.call(data, "all")))){
const err0 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "all"},message:"must have required property '"+"all"+"'",schema:schema56.oneOf[0].required,parentSchema:schema56.oneOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.any === undefined) || (!(func0.call(data, "any")))){
const err1 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "any"},message:"must have required property '"+"any"+"'",schema:schema56.oneOf[1].required,parentSchema:schema56.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.not === undefined) || (!(func0.call(data, "not")))){
const err2 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "not"},message:"must have required property '"+"not"+"'",schema:schema56.oneOf[2].required,parentSchema:schema56.oneOf[2],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
}
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.condition === undefined) || (!(func0.call(data, "condition")))){
const err3 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "condition"},message:"must have required property '"+"condition"+"'",schema:schema56.oneOf[3].required,parentSchema:schema56.oneOf[3],data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 3];
}
else {
if(_valid0){
valid0 = true;
passing0 = 3;
}
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.fact === undefined) || (!(func0.call(data, "fact")))){
const err4 = {instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: "fact"},message:"must have required property '"+"fact"+"'",schema:schema56.oneOf[4].required,parentSchema:schema56.oneOf[4],data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid0 = _errs6 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 4];
}
else {
if(_valid0){
valid0 = true;
passing0 = 4;
}
}
}
}
}
if(!valid0){
const err5 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema56.oneOf,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((((((key0 === "all") || (key0 === "any")) || (key0 === "not")) || (key0 === "condition")) || (key0 === "fact")) || (key0 === "operator")) || (key0 === "value")) || (key0 === "dateFormat"))){
const err6 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.all !== undefined && func0.call(data, "all")){
let data0 = data.all;
if(Array.isArray(data0)){
if(data0.length < 1){
const err7 = {instancePath:instancePath+"/all",schemaPath:"#/properties/all/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema56.properties.all,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(validate36(data0[i0], {instancePath:instancePath+"/all/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
}
}
else {
const err8 = {instancePath:instancePath+"/all",schemaPath:"#/properties/all/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema56.properties.all.type,parentSchema:schema56.properties.all,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.any !== undefined && func0.call(data, "any")){
let data2 = data.any;
if(Array.isArray(data2)){
if(data2.length < 1){
const err9 = {instancePath:instancePath+"/any",schemaPath:"#/properties/any/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema56.properties.any,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
if(!(validate36(data2[i1], {instancePath:instancePath+"/any/" + i1,parentData:data2,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath:instancePath+"/any",schemaPath:"#/properties/any/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema56.properties.any.type,parentSchema:schema56.properties.any,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.not !== undefined && func0.call(data, "not")){
if(!(validate36(data.not, {instancePath:instancePath+"/not",parentData:data,parentDataProperty:"not",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
}
if(data.condition !== undefined && func0.call(data, "condition")){
let data5 = data.condition;
if(typeof data5 !== "string"){
const err11 = {instancePath:instancePath+"/condition",schemaPath:"#/properties/condition/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.condition.type,parentSchema:schema56.properties.condition,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.fact !== undefined && func0.call(data, "fact")){
let data6 = data.fact;
if(typeof data6 !== "string"){
const err12 = {instancePath:instancePath+"/fact",schemaPath:"#/properties/fact/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.fact.type,parentSchema:schema56.properties.fact,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.operator !== undefined && func0.call(data, "operator")){
let data7 = data.operator;
if(typeof data7 !== "string"){
const err13 = {instancePath:instancePath+"/operator",schemaPath:"#/properties/operator/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.operator.type,parentSchema:schema56.properties.operator,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
const _errs21 = errors;
let valid6 = false;
const _errs22 = errors;
if(!(((((((((((((((((((((((((((((data7 === "equal") || (data7 === "notEqual")) || (data7 === "in")) || (data7 === "notIn")) || (data7 === "startsWith")) || (data7 === "endsWith")) || (data7 === "contains")) || (data7 === "doesNotContain")) || (data7 === "matches")) || (data7 === "notMatches")) || (data7 === "digits")) || (data7 === "lengthBetween")) || (data7 === "lessThan")) || (data7 === "lessThanInclusive")) || (data7 === "greaterThan")) || (data7 === "greaterThanInclusive")) || (data7 === "before")) || (data7 === "after")) || (data7 === "olderThan")) || (data7 === "newerThan")) || (data7 === "email")) || (data7 === "emailDomainIn")) || (data7 === "emailDomainNotIn")) || (data7 === "ipInCidr")) || (data7 === "ipNotInCidr")) || (data7 === "phonePrefixIn")) || (data7 === "phonePrefixNotIn")) || (data7 === "present")) || (data7 === "absent"))){
const err14 = {instancePath:instancePath+"/operator",schemaPath:"#/properties/operator/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema56.properties.operator.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema56.properties.operator.anyOf[0].enum,parentSchema:schema56.properties.operator.anyOf[0],data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var _valid1 = _errs22 === errors;
valid6 = valid6 || _valid1;
const _errs23 = errors;
if(typeof data7 === "string"){
if(!pattern10.test(data7)){
const err15 = {instancePath:instancePath+"/operator",schemaPath:"#/properties/operator/anyOf/1/pattern",keyword:"pattern",params:{pattern: "^(not|someFact|everyFact|words|keys|someValue|everyValue|swap|ignoreCase|trim):"},message:"must match pattern \""+"^(not|someFact|everyFact|words|keys|someValue|everyValue|swap|ignoreCase|trim):"+"\"",schema:"^(not|someFact|everyFact|words|keys|someValue|everyValue|swap|ignoreCase|trim):",parentSchema:schema56.properties.operator.anyOf[1],data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
var _valid1 = _errs23 === errors;
valid6 = valid6 || _valid1;
if(!valid6){
const err16 = {instancePath:instancePath+"/operator",schemaPath:"#/properties/operator/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema56.properties.operator.anyOf,parentSchema:schema56.properties.operator,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
else {
errors = _errs21;
if(vErrors !== null){
if(_errs21){
vErrors.length = _errs21;
}
else {
vErrors = null;
}
}
}
}
if(data.value !== undefined && func0.call(data, "value")){
let data8 = data.value;
if((((!data8 || typeof data8 != "object") && (typeof data8 !== "string")) && (!((typeof data8 == "number") && (isFinite(data8))))) && (typeof data8 !== "boolean")){
const err17 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/type",keyword:"type",params:{type: schema56.properties.value.type},message:"must be string,number,boolean,array,object",schema:schema56.properties.value.type,parentSchema:schema56.properties.value,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(Array.isArray(data8)){
if(data8.length < 1){
const err18 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema56.properties.value,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
const len2 = data8.length;
for(let i2=0; i2<len2; i2++){
let data9 = data8[i2];
if(((typeof data9 !== "string") && (!((typeof data9 == "number") && (isFinite(data9))))) && (typeof data9 !== "boolean")){
const err19 = {instancePath:instancePath+"/value/" + i2,schemaPath:"#/properties/value/items/type",keyword:"type",params:{type: schema56.properties.value.items.type},message:"must be string,number,boolean",schema:schema56.properties.value.items.type,parentSchema:schema56.properties.value.items,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(Object.keys(data8).length > 1){
const err20 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties",schema:1,parentSchema:schema56.properties.value,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(Object.keys(data8).length < 1){
const err21 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema56.properties.value,data:data8};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
for(const key1 of Object.keys(data8)){
if(!(((key1 === "list") || (key1 === "lists")) || (key1 === "fact"))){
const err22 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema56.properties.value,data:data8};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data8.list !== undefined && func0.call(data8, "list")){
let data10 = data8.list;
if(typeof data10 !== "string"){
const err23 = {instancePath:instancePath+"/value/list",schemaPath:"#/properties/value/properties/list/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.value.properties.list.type,parentSchema:schema56.properties.value.properties.list,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data8.lists !== undefined && func0.call(data8, "lists")){
let data11 = data8.lists;
if(Array.isArray(data11)){
if(data11.length < 1){
const err24 = {instancePath:instancePath+"/value/lists",schemaPath:"#/properties/value/properties/lists/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema56.properties.value.properties.lists,data:data11};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
const len3 = data11.length;
for(let i3=0; i3<len3; i3++){
let data12 = data11[i3];
if(typeof data12 !== "string"){
const err25 = {instancePath:instancePath+"/value/lists/" + i3,schemaPath:"#/properties/value/properties/lists/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.value.properties.lists.items.type,parentSchema:schema56.properties.value.properties.lists.items,data:data12};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/value/lists",schemaPath:"#/properties/value/properties/lists/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema56.properties.value.properties.lists.type,parentSchema:schema56.properties.value.properties.lists,data:data11};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data8.fact !== undefined && func0.call(data8, "fact")){
let data13 = data8.fact;
if(typeof data13 !== "string"){
const err27 = {instancePath:instancePath+"/value/fact",schemaPath:"#/properties/value/properties/fact/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.value.properties.fact.type,parentSchema:schema56.properties.value.properties.fact,data:data13};
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
}
if(data.dateFormat !== undefined && func0.call(data, "dateFormat")){
let data14 = data.dateFormat;
if(typeof data14 !== "string"){
const err28 = {instancePath:instancePath+"/dateFormat",schemaPath:"#/properties/dateFormat/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.dateFormat.type,parentSchema:schema56.properties.dateFormat,data:data14};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.fact !== undefined && func0.call(data, "fact")){
if((data.operator === undefined) || (!(func0.call(data, "operator")))){
const err29 = {instancePath,schemaPath:"#/dependentRequired",keyword:"dependentRequired",params:{property: "fact",
    missingProperty: "operator",
    depsCount: 1,
    deps: "operator"},message:"must have property operator when property fact is present",schema:schema56.dependentRequired,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.operator !== undefined && func0.call(data, "operator")){
if((data.fact === undefined) || (!(func0.call(data, "fact")))){
const err30 = {instancePath,schemaPath:"#/dependentRequired",keyword:"dependentRequired",params:{property: "operator",
    missingProperty: "fact",
    depsCount: 1,
    deps: "fact"},message:"must have property fact when property operator is present",schema:schema56.dependentRequired,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.value !== undefined && func0.call(data, "value")){
if((data.operator === undefined) || (!(func0.call(data, "operator")))){
const err31 = {instancePath,schemaPath:"#/dependentRequired",keyword:"dependentRequired",params:{property: "value",
    missingProperty: "operator",
    depsCount: 1,
    deps: "operator"},message:"must have property operator when property value is present",schema:schema56.dependentRequired,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.dateFormat !== undefined && func0.call(data, "dateFormat")){
if((data.operator === undefined) || (!(func0.call(data, "operator")))){
const err32 = {instancePath,schemaPath:"#/dependentRequired",keyword:"dependentRequired",params:{property: "dateFormat",
    missingProperty: "operator",
    depsCount: 1,
    deps: "operator"},message:"must have property operator when property dateFormat is present",schema:schema56.dependentRequired,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema56.type,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
validate40.errors = vErrors;
return errors === 0;
}
validate40.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate45(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate45.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
let passing0 = null;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.all === undefined) || (!(func0.call(data, "all")))){
const err0 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "all"},message:"must have required property '"+"all"+"'",schema:schema56.oneOf[0].required,parentSchema:schema56.oneOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.any === undefined) || (!(func0.call(data, "any")))){
const err1 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "any"},message:"must have required property '"+"any"+"'",schema:schema56.oneOf[1].required,parentSchema:schema56.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.not === undefined) || (!(func0.call(data, "not")))){
const err2 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "not"},message:"must have required property '"+"not"+"'",schema:schema56.oneOf[2].required,parentSchema:schema56.oneOf[2],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
}
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.condition === undefined) || (!(func0.call(data, "condition")))){
const err3 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "condition"},message:"must have required property '"+"condition"+"'",schema:schema56.oneOf[3].required,parentSchema:schema56.oneOf[3],data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 3];
}
else {
if(_valid0){
valid0 = true;
passing0 = 3;
}
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.fact === undefined) || (!(func0.call(data, "fact")))){
const err4 = {instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: "fact"},message:"must have required property '"+"fact"+"'",schema:schema56.oneOf[4].required,parentSchema:schema56.oneOf[4],data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid0 = _errs6 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 4];
}
else {
if(_valid0){
valid0 = true;
passing0 = 4;
}
}
}
}
}
if(!valid0){
const err5 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema56.oneOf,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((((((key0 === "all") || (key0 === "any")) || (key0 === "not")) || (key0 === "condition")) || (key0 === "fact")) || (key0 === "operator")) || (key0 === "value")) || (key0 === "dateFormat"))){
const err6 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.all !== undefined && func0.call(data, "all")){
let data0 = data.all;
if(Array.isArray(data0)){
if(data0.length < 1){
const err7 = {instancePath:instancePath+"/all",schemaPath:"#/properties/all/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema56.properties.all,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(validate36(data0[i0], {instancePath:instancePath+"/all/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
}
}
else {
const err8 = {instancePath:instancePath+"/all",schemaPath:"#/properties/all/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema56.properties.all.type,parentSchema:schema56.properties.all,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.any !== undefined && func0.call(data, "any")){
let data2 = data.any;
if(Array.isArray(data2)){
if(data2.length < 1){
const err9 = {instancePath:instancePath+"/any",schemaPath:"#/properties/any/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema56.properties.any,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
if(!(validate36(data2[i1], {instancePath:instancePath+"/any/" + i1,parentData:data2,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath:instancePath+"/any",schemaPath:"#/properties/any/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema56.properties.any.type,parentSchema:schema56.properties.any,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.not !== undefined && func0.call(data, "not")){
if(!(validate36(data.not, {instancePath:instancePath+"/not",parentData:data,parentDataProperty:"not",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
}
if(data.condition !== undefined && func0.call(data, "condition")){
let data5 = data.condition;
if(typeof data5 !== "string"){
const err11 = {instancePath:instancePath+"/condition",schemaPath:"#/properties/condition/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.condition.type,parentSchema:schema56.properties.condition,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.fact !== undefined && func0.call(data, "fact")){
let data6 = data.fact;
if(typeof data6 !== "string"){
const err12 = {instancePath:instancePath+"/fact",schemaPath:"#/properties/fact/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.fact.type,parentSchema:schema56.properties.fact,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.operator !== undefined && func0.call(data, "operator")){
let data7 = data.operator;
if(typeof data7 !== "string"){
const err13 = {instancePath:instancePath+"/operator",schemaPath:"#/properties/operator/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.operator.type,parentSchema:schema56.properties.operator,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
const _errs21 = errors;
let valid6 = false;
const _errs22 = errors;
if(!(((((((((((((((((((((((((((((data7 === "equal") || (data7 === "notEqual")) || (data7 === "in")) || (data7 === "notIn")) || (data7 === "startsWith")) || (data7 === "endsWith")) || (data7 === "contains")) || (data7 === "doesNotContain")) || (data7 === "matches")) || (data7 === "notMatches")) || (data7 === "digits")) || (data7 === "lengthBetween")) || (data7 === "lessThan")) || (data7 === "lessThanInclusive")) || (data7 === "greaterThan")) || (data7 === "greaterThanInclusive")) || (data7 === "before")) || (data7 === "after")) || (data7 === "olderThan")) || (data7 === "newerThan")) || (data7 === "email")) || (data7 === "emailDomainIn")) || (data7 === "emailDomainNotIn")) || (data7 === "ipInCidr")) || (data7 === "ipNotInCidr")) || (data7 === "phonePrefixIn")) || (data7 === "phonePrefixNotIn")) || (data7 === "present")) || (data7 === "absent"))){
const err14 = {instancePath:instancePath+"/operator",schemaPath:"#/properties/operator/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema56.properties.operator.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema56.properties.operator.anyOf[0].enum,parentSchema:schema56.properties.operator.anyOf[0],data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var _valid1 = _errs22 === errors;
valid6 = valid6 || _valid1;
const _errs23 = errors;
if(typeof data7 === "string"){
if(!pattern10.test(data7)){
const err15 = {instancePath:instancePath+"/operator",schemaPath:"#/properties/operator/anyOf/1/pattern",keyword:"pattern",params:{pattern: "^(not|someFact|everyFact|words|keys|someValue|everyValue|swap|ignoreCase|trim):"},message:"must match pattern \""+"^(not|someFact|everyFact|words|keys|someValue|everyValue|swap|ignoreCase|trim):"+"\"",schema:"^(not|someFact|everyFact|words|keys|someValue|everyValue|swap|ignoreCase|trim):",parentSchema:schema56.properties.operator.anyOf[1],data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
var _valid1 = _errs23 === errors;
valid6 = valid6 || _valid1;
if(!valid6){
const err16 = {instancePath:instancePath+"/operator",schemaPath:"#/properties/operator/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema56.properties.operator.anyOf,parentSchema:schema56.properties.operator,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
else {
errors = _errs21;
if(vErrors !== null){
if(_errs21){
vErrors.length = _errs21;
}
else {
vErrors = null;
}
}
}
}
if(data.value !== undefined && func0.call(data, "value")){
let data8 = data.value;
if((((!data8 || typeof data8 != "object") && (typeof data8 !== "string")) && (!((typeof data8 == "number") && (isFinite(data8))))) && (typeof data8 !== "boolean")){
const err17 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/type",keyword:"type",params:{type: schema56.properties.value.type},message:"must be string,number,boolean,array,object",schema:schema56.properties.value.type,parentSchema:schema56.properties.value,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(Array.isArray(data8)){
if(data8.length < 1){
const err18 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema56.properties.value,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
const len2 = data8.length;
for(let i2=0; i2<len2; i2++){
let data9 = data8[i2];
if(((typeof data9 !== "string") && (!((typeof data9 == "number") && (isFinite(data9))))) && (typeof data9 !== "boolean")){
const err19 = {instancePath:instancePath+"/value/" + i2,schemaPath:"#/properties/value/items/type",keyword:"type",params:{type: schema56.properties.value.items.type},message:"must be string,number,boolean",schema:schema56.properties.value.items.type,parentSchema:schema56.properties.value.items,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(Object.keys(data8).length > 1){
const err20 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties",schema:1,parentSchema:schema56.properties.value,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(Object.keys(data8).length < 1){
const err21 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema56.properties.value,data:data8};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
for(const key1 of Object.keys(data8)){
if(!(((key1 === "list") || (key1 === "lists")) || (key1 === "fact"))){
const err22 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema56.properties.value,data:data8};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data8.list !== undefined && func0.call(data8, "list")){
let data10 = data8.list;
if(typeof data10 !== "string"){
const err23 = {instancePath:instancePath+"/value/list",schemaPath:"#/properties/value/properties/list/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.value.properties.list.type,parentSchema:schema56.properties.value.properties.list,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data8.lists !== undefined && func0.call(data8, "lists")){
let data11 = data8.lists;
if(Array.isArray(data11)){
if(data11.length < 1){
const err24 = {instancePath:instancePath+"/value/lists",schemaPath:"#/properties/value/properties/lists/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema56.properties.value.properties.lists,data:data11};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
const len3 = data11.length;
for(let i3=0; i3<len3; i3++){
let data12 = data11[i3];
if(typeof data12 !== "string"){
const err25 = {instancePath:instancePath+"/value/lists/" + i3,schemaPath:"#/properties/value/properties/lists/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.value.properties.lists.items.type,parentSchema:schema56.properties.value.properties.lists.items,data:data12};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/value/lists",schemaPath:"#/properties/value/properties/lists/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema56.properties.value.properties.lists.type,parentSchema:schema56.properties.value.properties.lists,data:data11};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data8.fact !== undefined && func0.call(data8, "fact")){
let data13 = data8.fact;
if(typeof data13 !== "string"){
const err27 = {instancePath:instancePath+"/value/fact",schemaPath:"#/properties/value/properties/fact/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.value.properties.fact.type,parentSchema:schema56.properties.value.properties.fact,data:data13};
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
}
if(data.dateFormat !== undefined && func0.call(data, "dateFormat")){
let data14 = data.dateFormat;
if(typeof data14 !== "string"){
const err28 = {instancePath:instancePath+"/dateFormat",schemaPath:"#/properties/dateFormat/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.dateFormat.type,parentSchema:schema56.properties.dateFormat,data:data14};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.fact !== undefined && func0.call(data, "fact")){
if((data.operator === undefined) || (!(func0.call(data, "operator")))){
const err29 = {instancePath,schemaPath:"#/dependentRequired",keyword:"dependentRequired",params:{property: "fact",
    missingProperty: "operator",
    depsCount: 1,
    deps: "operator"},message:"must have property operator when property fact is present",schema:schema56.dependentRequired,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.operator !== undefined && func0.call(data, "operator")){
if((data.fact === undefined) || (!(func0.call(data, "fact")))){
const err30 = {instancePath,schemaPath:"#/dependentRequired",keyword:"dependentRequired",params:{property: "operator",
    missingProperty: "fact",
    depsCount: 1,
    deps: "fact"},message:"must have property fact when property operator is present",schema:schema56.dependentRequired,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.value !== undefined && func0.call(data, "value")){
if((data.operator === undefined) || (!(func0.call(data, "operator")))){
const err31 = {instancePath,schemaPath:"#/dependentRequired",keyword:"dependentRequired",params:{property: "value",
    missingProperty: "operator",
    depsCount: 1,
    deps: "operator"},message:"must have property operator when property value is present",schema:schema56.dependentRequired,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.dateFormat !== undefined && func0.call(data, "dateFormat")){
if((data.operator === undefined) || (!(func0.call(data, "operator")))){
const err32 = {instancePath,schemaPath:"#/dependentRequired",keyword:"dependentRequired",params:{property: "dateFormat",
    missingProperty: "operator",
    depsCount: 1,
    deps: "operator"},message:"must have property operator when property dateFormat is present",schema:schema56.dependentRequired,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema56.type,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
validate45.errors = vErrors;
return errors === 0;
}
validate45.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema65 = {"title":"an outcome","description":"deny, continue, the name of an outcome in this file, or an outcome written out.","type":["string","object"],"errorMessage":"deny, continue, the name of an outcome, or an outcome written out","$ref":"#/$defs/tokenOutcomeKeys","defaultSnippets":[{"label":"deny with a message","description":"Okta issues no token, and the client gets the text.","body":{"deny":"^true","error":{"errorSummary":"${1:Please contact your admin.}"}}},{"label":"set a claim","description":"A claim of the access token.","body":{"accessToken":{"set":{"${1:claim}":"\"${2:value}\""}}}}],"anyOf":[{"title":"a built-in outcome","enum":["deny","continue"],"enumDescriptions":["Okta issues no token.","Okta issues the token as it is."]},{"title":"one of your own"}]};

function validate50(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate50.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema65.type},message:"must be string,object",schema:schema65.type,parentSchema:schema65,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(validate27(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
const _errs1 = errors;
let valid0 = false;
const _errs2 = errors;
if(!((data === "deny") || (data === "continue"))){
const err1 = {instancePath,schemaPath:"#/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema65.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema65.anyOf[0].enum,parentSchema:schema65.anyOf[0],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
var _valid0 = true;
valid0 = valid0 || _valid0;
if(!valid0){
const err2 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema65.anyOf,parentSchema:schema65,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
validate50.errors = vErrors;
return errors === 0;
}
validate50.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate39.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.then === undefined) || (!(func0.call(data, "then")))){
const err0 = {instancePath,schemaPath:"#/anyOf/0/required",keyword:"required",params:{missingProperty: "then"},message:"must have required property '"+"then"+"'",schema:schema58.anyOf[0].required,parentSchema:schema58.anyOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.otherwise === undefined) || (!(func0.call(data, "otherwise")))){
const err1 = {instancePath,schemaPath:"#/anyOf/1/required",keyword:"required",params:{missingProperty: "otherwise"},message:"must have required property '"+"otherwise"+"'",schema:schema58.anyOf[1].required,parentSchema:schema58.anyOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const err2 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema58.anyOf,parentSchema:schema58,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.name === undefined) || (!(func0.call(data, "name")))){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema58.required,parentSchema:schema58,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((data.when === undefined) || (!(func0.call(data, "when")))){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "when"},message:"must have required property '"+"when"+"'",schema:schema58.required,parentSchema:schema58,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema58.properties, key0))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema58,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.name !== undefined && func0.call(data, "name")){
let data0 = data.name;
if(typeof data0 === "string"){
if(func75(data0) > 64){
const err6 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/rule/properties/name/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema46,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern7.test(data0)){
const err7 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/rule/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]*$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9-]*$"+"\"",schema:"^[a-z0-9][a-z0-9-]*$",parentSchema:schema46,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/rule/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.type,parentSchema:schema46,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data1 = data.description;
if(typeof data1 !== "string"){
const err9 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/rule/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema60.type,parentSchema:schema60,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.owner !== undefined && func0.call(data, "owner")){
let data2 = data.owner;
if(typeof data2 !== "string"){
const err10 = {instancePath:instancePath+"/owner",schemaPath:"#/$defs/rule/properties/owner/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema61.type,parentSchema:schema61,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.ticket !== undefined && func0.call(data, "ticket")){
let data3 = data.ticket;
if(typeof data3 !== "string"){
const err11 = {instancePath:instancePath+"/ticket",schemaPath:"#/$defs/rule/properties/ticket/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema62.type,parentSchema:schema62,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.if !== undefined && func0.call(data, "if")){
if(!(validate40(data.if, {instancePath:instancePath+"/if",parentData:data,parentDataProperty:"if",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
errors = vErrors.length;
}
}
if(data.when !== undefined && func0.call(data, "when")){
if(!(validate45(data.when, {instancePath:instancePath+"/when",parentData:data,parentDataProperty:"when",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
if(data.then !== undefined && func0.call(data, "then")){
if(!(validate50(data.then, {instancePath:instancePath+"/then",parentData:data,parentDataProperty:"then",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
errors = vErrors.length;
}
}
if(data.otherwise !== undefined && func0.call(data, "otherwise")){
if(!(validate50(data.otherwise, {instancePath:instancePath+"/otherwise",parentData:data,parentDataProperty:"otherwise",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
errors = vErrors.length;
}
}
if(data.mode !== undefined && func0.call(data, "mode")){
let data8 = data.mode;
if(!((data8 === "enforce") || (data8 === "shadow"))){
const err12 = {instancePath:instancePath+"/mode",schemaPath:"#/$defs/rule/properties/mode/enum",keyword:"enum",params:{allowedValues: schema66.enum},message:"must be equal to one of the allowed values",schema:schema66.enum,parentSchema:schema66,data:data8};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.enabled !== undefined && func0.call(data, "enabled")){
let data9 = data.enabled;
if(typeof data9 !== "boolean"){
const err13 = {instancePath:instancePath+"/enabled",schemaPath:"#/$defs/rule/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema67.type,parentSchema:schema67,data:data9};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.validFrom !== undefined && func0.call(data, "validFrom")){
let data10 = data.validFrom;
if(typeof data10 !== "string"){
const err14 = {instancePath:instancePath+"/validFrom",schemaPath:"#/$defs/rule/properties/validFrom/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema68.type,parentSchema:schema68,data:data10};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.validUntil !== undefined && func0.call(data, "validUntil")){
let data11 = data.validUntil;
if(typeof data11 !== "string"){
const err15 = {instancePath:instancePath+"/validUntil",schemaPath:"#/$defs/rule/properties/validUntil/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema68.type,parentSchema:schema68,data:data11};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.validThrough !== undefined && func0.call(data, "validThrough")){
let data12 = data.validThrough;
if(typeof data12 !== "string"){
const err16 = {instancePath:instancePath+"/validThrough",schemaPath:"#/$defs/rule/properties/validThrough/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema70.type,parentSchema:schema70,data:data12};
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
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema58.type,parentSchema:schema58,data};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
validate39.errors = vErrors;
return errors === 0;
}
validate39.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.version === undefined) || (!(func0.call(data, "version")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.hook === undefined) || (!(func0.call(data, "hook")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "hook"},message:"must have required property '"+"hook"+"'",schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.endpoint === undefined) || (!(func0.call(data, "endpoint")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "endpoint"},message:"must have required property '"+"endpoint"+"'",schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((data.rules === undefined) || (!(func0.call(data, "rules")))){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "rules"},message:"must have required property '"+"rules"+"'",schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((data.default === undefined) || (!(func0.call(data, "default")))){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "default"},message:"must have required property '"+"default"+"'",schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema32.properties, key0))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.version !== undefined && func0.call(data, "version")){
let data0 = data.version;
if(1 !== data0){
const err6 = {instancePath:instancePath+"/version",schemaPath:"#/$defs/registrationFile/properties/version/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant",schema:1,parentSchema:schema33,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.hook !== undefined && func0.call(data, "hook")){
let data1 = data.hook;
if(!(((data1 === "registration") || (data1 === "token")) || (data1 === "saml"))){
const err7 = {instancePath:instancePath+"/hook",schemaPath:"#/$defs/registrationFile/properties/hook/enum",keyword:"enum",params:{allowedValues: schema34.enum},message:"must be equal to one of the allowed values",schema:schema34.enum,parentSchema:schema34,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.endpoint !== undefined && func0.call(data, "endpoint")){
let data2 = data.endpoint;
if(typeof data2 === "string"){
if(func75(data2) > 200){
const err8 = {instancePath:instancePath+"/endpoint",schemaPath:"#/$defs/registrationFile/properties/endpoint/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema35,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!pattern4.test(data2)){
const err9 = {instancePath:instancePath+"/endpoint",schemaPath:"#/$defs/registrationFile/properties/endpoint/pattern",keyword:"pattern",params:{pattern: "^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$"},message:"must match pattern \""+"^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$"+"\"",schema:"^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$",parentSchema:schema35,data:data2};
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
const err10 = {instancePath:instancePath+"/endpoint",schemaPath:"#/$defs/registrationFile/properties/endpoint/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.type,parentSchema:schema35,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data3 = data.description;
if(typeof data3 !== "string"){
const err11 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/registrationFile/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.owner !== undefined && func0.call(data, "owner")){
let data4 = data.owner;
if(typeof data4 !== "string"){
const err12 = {instancePath:instancePath+"/owner",schemaPath:"#/$defs/registrationFile/properties/owner/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.type,parentSchema:schema37,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.language !== undefined && func0.call(data, "language")){
let data5 = data.language;
if(Array.isArray(data5)){
if(data5.length < 1){
const err13 = {instancePath:instancePath+"/language",schemaPath:"#/$defs/registrationFile/properties/language/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema38,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(typeof data6 === "string"){
if(func75(data6) < 1){
const err14 = {instancePath:instancePath+"/language/" + i0,schemaPath:"#/$defs/registrationFile/properties/language/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema38.items,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/language/" + i0,schemaPath:"#/$defs/registrationFile/properties/language/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.items.type,parentSchema:schema38.items,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/language",schemaPath:"#/$defs/registrationFile/properties/language/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema38.type,parentSchema:schema38,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.facts !== undefined && func0.call(data, "facts")){
if(!(validate22(data.facts, {instancePath:instancePath+"/facts",parentData:data,parentDataProperty:"facts",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
}
if(data.lookups !== undefined && func0.call(data, "lookups")){
if(!(validate24(data.lookups, {instancePath:instancePath+"/lookups",parentData:data,parentDataProperty:"lookups",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
if(data.outcomes !== undefined && func0.call(data, "outcomes")){
let data9 = data.outcomes;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
for(const key1 of Object.keys(data9)){
const _errs24 = errors;
if(typeof key1 === "string"){
if(func75(key1) > 64){
const err17 = {instancePath:instancePath+"/outcomes",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema46,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(!pattern7.test(key1)){
const err18 = {instancePath:instancePath+"/outcomes",schemaPath:"#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]*$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9-]*$"+"\"",schema:"^[a-z0-9][a-z0-9-]*$",parentSchema:schema46,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/outcomes",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.type,parentSchema:schema46,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
var valid9 = _errs24 === errors;
if(!valid9){
const err20 = {instancePath:instancePath+"/outcomes",schemaPath:"#/properties/outcomes/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema32.properties.outcomes.propertyNames,parentSchema:schema32.properties.outcomes,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
for(const key2 of Object.keys(data9)){
if(!(validate26(data9[key2], {instancePath:instancePath+"/outcomes/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data9,parentDataProperty:key2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
}
else {
const err21 = {instancePath:instancePath+"/outcomes",schemaPath:"#/properties/outcomes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.properties.outcomes.type,parentSchema:schema32.properties.outcomes,data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.conditions !== undefined && func0.call(data, "conditions")){
if(!(validate35(data.conditions, {instancePath:instancePath+"/conditions",parentData:data,parentDataProperty:"conditions",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
}
if(data.strategy !== undefined && func0.call(data, "strategy")){
let data12 = data.strategy;
if(!((data12 === "all") || (data12 === "first"))){
const err22 = {instancePath:instancePath+"/strategy",schemaPath:"#/$defs/requestType/properties/strategy/enum",keyword:"enum",params:{allowedValues: schema57.enum},message:"must be equal to one of the allowed values",schema:schema57.enum,parentSchema:schema57,data:data12};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.rules !== undefined && func0.call(data, "rules")){
let data13 = data.rules;
if(Array.isArray(data13)){
if(data13.length < 1){
const err23 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema32.properties.rules,data:data13};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
const len1 = data13.length;
for(let i1=0; i1<len1; i1++){
if(!(validate39(data13[i1], {instancePath:instancePath+"/rules/" + i1,parentData:data13,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
errors = vErrors.length;
}
}
}
else {
const err24 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema32.properties.rules.type,parentSchema:schema32.properties.rules,data:data13};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.default !== undefined && func0.call(data, "default")){
if(!(validate50(data.default, {instancePath:instancePath+"/default",parentData:data,parentDataProperty:"default",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
errors = vErrors.length;
}
}
if(data.onError !== undefined && func0.call(data, "onError")){
if(!(validate50(data.onError, {instancePath:instancePath+"/onError",parentData:data,parentDataProperty:"onError",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
errors = vErrors.length;
}
}
}
else {
const err25 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.type,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema71 = {"title":"a rule file","description":"Rules for one endpoint that Okta's SAML assertion inline hook calls.","type":"object","errorMessage":"a rule file of this hook has the keys version, hook, endpoint, rules and default","required":["version","hook","endpoint","rules","default"],"additionalProperties":false,"properties":{"version":{"$ref":"#/$defs/registrationFile/properties/version"},"hook":{"$ref":"#/$defs/registrationFile/properties/hook"},"endpoint":{"$ref":"#/$defs/registrationFile/properties/endpoint"},"description":{"$ref":"#/$defs/registrationFile/properties/description"},"owner":{"$ref":"#/$defs/registrationFile/properties/owner"},"language":{"$ref":"#/$defs/registrationFile/properties/language"},"facts":{"$ref":"#/$defs/registrationFile/properties/facts"},"lookups":{"$ref":"#/$defs/registrationFile/properties/lookups"},"outcomes":{"title":"outcomes","description":"Outcomes with a name, used by that name in then, otherwise, default, unhandled and onError.","type":"object","errorMessage":"write NAME: { deny: true }, or leave the key out","propertyNames":{"$ref":"#/$defs/name"},"additionalProperties":{"$ref":"#/$defs/samlOutcome"}},"conditions":{"$ref":"#/$defs/registrationFile/properties/conditions"},"strategy":{"$ref":"#/$defs/requestType/properties/strategy"},"rules":{"title":"rules","description":"In this order they are evaluated.","type":"array","minItems":1,"errorMessage":"begin each rule with  - name:","items":{"$ref":"#/$defs/samlRule"}},"default":{"$ref":"#/$defs/samlOutcomeOrName","description":"When no enforced rule yields an outcome; it has no default of its own."},"onError":{"$ref":"#/$defs/samlOutcomeOrName","description":"When a decision fails. Left out: deny.","default":"deny"}}};
const schema79 = {"title":"an outcome","type":"object","errorMessage":"write it out, as in { deny: true }","$ref":"#/$defs/samlOutcomeKeys","defaultSnippets":[{"label":"deny with a message","description":"Okta refuses the sign-in, and the error page has the text.","body":{"deny":"^true","error":{"errorSummary":"${1:Please contact your admin.}"}}},{"label":"set an attribute","description":"An attribute of the assertion.","body":{"assertion":{"set":{"${1:attribute}":"\"${2:value}\""}}}}]};
const schema80 = {"title":"an outcome","minProperties":1,"additionalProperties":false,"properties":{"deny":{"description":"Okta refuses the sign-in.","const":true,"errorMessage":"write deny: true, or leave it out"},"error":{"$ref":"#/$defs/refusal","description":"What the error page says; with it, Okta refuses the sign-in."},"assertion":{"$ref":"#/$defs/assertionChanges","description":"Changes to the assertion."},"debugContext":{"title":"debugContext","description":"Written to Okta's System Log.","type":"object","minProperties":1}}};
const schema81 = {"title":"changes to an assertion","type":"object","minProperties":1,"errorMessage":"write set, replace, nameId, authnContext, sessionLifetime or patch below it","additionalProperties":false,"properties":{"set":{"$ref":"#/$defs/samlAttributes","description":"Attributes to add; one that is there gets this value."},"replace":{"$ref":"#/$defs/samlAttributes","description":"New values of attributes, where the assertion has them."},"nameId":{"description":"The NameID of the subject.","type":"string","minLength":1,"errorMessage":"text, such as \"{{ data.context.user.id }}\""},"authnContext":{"description":"The class of the authentication context: urn:oasis:names:tc:SAML:2.0:ac:classes:X509","type":"string","minLength":1,"errorMessage":"text"},"sessionLifetime":{"title":"a lifetime","description":"How long the service provider's session lasts, such as 8h.","type":"string","pattern":"^[1-9][0-9]*(ms|s|m|h|d|w)$","errorMessage":"a duration, such as 8h"},"patch":{"title":"patch","description":"Operations on members of claims, as in JSON Patch.","type":"array","minItems":1,"errorMessage":"a list of { op, path, value }","items":{"title":"an operation","type":"object","errorMessage":"write { op: replace, path: /claims/NAME/MEMBER, value: … }","required":["op","path"],"additionalProperties":false,"properties":{"op":{"description":"What is done at the path.","enum":["add","replace"],"enumDescriptions":["Adds a member, or an element of a list.","Gives a member that is there another value."]},"path":{"description":"A JSON Pointer: /claims/NAME/MEMBER; - is the end of a list; ~1 is a slash, ~0 a tilde.","type":"string","errorMessage":"a JSON Pointer, such as /claims/address/country"},"value":{"description":"The value; text may hold templates."}}}}}};
const schema82 = {"title":"attributes","type":"object","minProperties":1,"errorMessage":"write attribute: value","additionalProperties":{"title":"the value of an attribute","type":["string","number","boolean","array","object"],"errorMessage":"text, a list of texts, or { value, nameFormat, type }","items":{"type":["string","number","boolean"],"errorMessage":"a text, a number, true or false"},"minItems":1,"dependentRequired":{"template":["as"],"as":["template"]},"additionalProperties":false,"properties":{"value":{"title":"value","description":"Its value, or its values; text may hold templates.","type":["string","number","boolean","array","object"],"errorMessage":"text, or a list of texts","items":{"type":["string","number","boolean"],"errorMessage":"a text, a number, true or false"},"minItems":1,"required":["template","as"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/templateText"},"as":{"$ref":"#/$defs/templateType"}}},"nameFormat":{"description":"The format of its name. Left out: the one that is there, or unspecified.","enum":["unspecified","basic","uri"],"enumDescriptions":["urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified","urn:oasis:names:tc:SAML:2.0:attrname-format:basic","urn:oasis:names:tc:SAML:2.0:attrname-format:uri"]},"type":{"description":"The type of its values.","enum":["string","integer","boolean","dateTime","anyURI"],"enumDescriptions":["xs:string","xs:integer","xs:boolean","xs:dateTime","xs:anyURI"],"default":"string"},"template":{"$ref":"#/$defs/templateText"},"as":{"$ref":"#/$defs/templateType"}}}};

function validate65(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate65.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema82,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
let data0 = data[key0];
if((((!data0 || typeof data0 != "object") && (typeof data0 !== "string")) && (!((typeof data0 == "number") && (isFinite(data0))))) && (typeof data0 !== "boolean")){
const err1 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: schema82.additionalProperties.type},message:"must be string,number,boolean,array,object",schema:schema82.additionalProperties.type,parentSchema:schema82.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(Array.isArray(data0)){
if(data0.length < 1){
const err2 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema82.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(((typeof data1 !== "string") && (!((typeof data1 == "number") && (isFinite(data1))))) && (typeof data1 !== "boolean")){
const err3 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i0,schemaPath:"#/additionalProperties/items/type",keyword:"type",params:{type: schema82.additionalProperties.items.type},message:"must be string,number,boolean",schema:schema82.additionalProperties.items.type,parentSchema:schema82.additionalProperties.items,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key1 of Object.keys(data0)){
if(!(((((key1 === "value") || (key1 === "nameFormat")) || (key1 === "type")) || (key1 === "template")) || (key1 === "as"))){
const err4 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema82.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data0.value !== undefined && func0.call(data0, "value")){
let data2 = data0.value;
if((((!data2 || typeof data2 != "object") && (typeof data2 !== "string")) && (!((typeof data2 == "number") && (isFinite(data2))))) && (typeof data2 !== "boolean")){
const err5 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/value",schemaPath:"#/additionalProperties/properties/value/type",keyword:"type",params:{type: schema82.additionalProperties.properties.value.type},message:"must be string,number,boolean,array,object",schema:schema82.additionalProperties.properties.value.type,parentSchema:schema82.additionalProperties.properties.value,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(Array.isArray(data2)){
if(data2.length < 1){
const err6 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/value",schemaPath:"#/additionalProperties/properties/value/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema82.additionalProperties.properties.value,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
let data3 = data2[i1];
if(((typeof data3 !== "string") && (!((typeof data3 == "number") && (isFinite(data3))))) && (typeof data3 !== "boolean")){
const err7 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/value/" + i1,schemaPath:"#/additionalProperties/properties/value/items/type",keyword:"type",params:{type: schema82.additionalProperties.properties.value.items.type},message:"must be string,number,boolean",schema:schema82.additionalProperties.properties.value.items.type,parentSchema:schema82.additionalProperties.properties.value.items,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if((data2.template === undefined) || (!(func0.call(data2, "template")))){
const err8 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/value",schemaPath:"#/additionalProperties/properties/value/required",keyword:"required",params:{missingProperty: "template"},message:"must have required property '"+"template"+"'",schema:schema82.additionalProperties.properties.value.required,parentSchema:schema82.additionalProperties.properties.value,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if((data2.as === undefined) || (!(func0.call(data2, "as")))){
const err9 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/value",schemaPath:"#/additionalProperties/properties/value/required",keyword:"required",params:{missingProperty: "as"},message:"must have required property '"+"as"+"'",schema:schema82.additionalProperties.properties.value.required,parentSchema:schema82.additionalProperties.properties.value,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key2 of Object.keys(data2)){
if(!((key2 === "template") || (key2 === "as"))){
const err10 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/value",schemaPath:"#/additionalProperties/properties/value/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema82.additionalProperties.properties.value,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data2.template !== undefined && func0.call(data2, "template")){
let data4 = data2.template;
if(typeof data4 === "string"){
if(func75(data4) < 1){
const err11 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/value/template",schemaPath:"#/$defs/templateText/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema41,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/value/template",schemaPath:"#/$defs/templateText/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema41.type,parentSchema:schema41,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data2.as !== undefined && func0.call(data2, "as")){
let data5 = data2.as;
if(!((((data5 === "number") || (data5 === "boolean")) || (data5 === "list")) || (data5 === "date"))){
const err13 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/value/as",schemaPath:"#/$defs/templateType/enum",keyword:"enum",params:{allowedValues: schema42.enum},message:"must be equal to one of the allowed values",schema:schema42.enum,parentSchema:schema42,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
}
if(data0.nameFormat !== undefined && func0.call(data0, "nameFormat")){
let data6 = data0.nameFormat;
if(!(((data6 === "unspecified") || (data6 === "basic")) || (data6 === "uri"))){
const err14 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/nameFormat",schemaPath:"#/additionalProperties/properties/nameFormat/enum",keyword:"enum",params:{allowedValues: schema82.additionalProperties.properties.nameFormat.enum},message:"must be equal to one of the allowed values",schema:schema82.additionalProperties.properties.nameFormat.enum,parentSchema:schema82.additionalProperties.properties.nameFormat,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data0.type !== undefined && func0.call(data0, "type")){
let data7 = data0.type;
if(!(((((data7 === "string") || (data7 === "integer")) || (data7 === "boolean")) || (data7 === "dateTime")) || (data7 === "anyURI"))){
const err15 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/additionalProperties/properties/type/enum",keyword:"enum",params:{allowedValues: schema82.additionalProperties.properties.type.enum},message:"must be equal to one of the allowed values",schema:schema82.additionalProperties.properties.type.enum,parentSchema:schema82.additionalProperties.properties.type,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data0.template !== undefined && func0.call(data0, "template")){
let data8 = data0.template;
if(typeof data8 === "string"){
if(func75(data8) < 1){
const err16 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/template",schemaPath:"#/$defs/templateText/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema41,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/template",schemaPath:"#/$defs/templateText/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema41.type,parentSchema:schema41,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data0.as !== undefined && func0.call(data0, "as")){
let data9 = data0.as;
if(!((((data9 === "number") || (data9 === "boolean")) || (data9 === "list")) || (data9 === "date"))){
const err18 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/as",schemaPath:"#/$defs/templateType/enum",keyword:"enum",params:{allowedValues: schema42.enum},message:"must be equal to one of the allowed values",schema:schema42.enum,parentSchema:schema42,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data0.template !== undefined && func0.call(data0, "template")){
if((data0.as === undefined) || (!(func0.call(data0, "as")))){
const err19 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/dependentRequired",keyword:"dependentRequired",params:{property: "template",
    missingProperty: "as",
    depsCount: 1,
    deps: "as"},message:"must have property as when property template is present",schema:schema82.additionalProperties.dependentRequired,parentSchema:schema82.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data0.as !== undefined && func0.call(data0, "as")){
if((data0.template === undefined) || (!(func0.call(data0, "template")))){
const err20 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/dependentRequired",keyword:"dependentRequired",params:{property: "as",
    missingProperty: "template",
    depsCount: 1,
    deps: "template"},message:"must have property template when property as is present",schema:schema82.additionalProperties.dependentRequired,parentSchema:schema82.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
}
}
else {
const err21 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema82.type,parentSchema:schema82,data};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
validate65.errors = vErrors;
return errors === 0;
}
validate65.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate64(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate64.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema81,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((((key0 === "set") || (key0 === "replace")) || (key0 === "nameId")) || (key0 === "authnContext")) || (key0 === "sessionLifetime")) || (key0 === "patch"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema81,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.set !== undefined && func0.call(data, "set")){
if(!(validate65(data.set, {instancePath:instancePath+"/set",parentData:data,parentDataProperty:"set",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors);
errors = vErrors.length;
}
}
if(data.replace !== undefined && func0.call(data, "replace")){
if(!(validate65(data.replace, {instancePath:instancePath+"/replace",parentData:data,parentDataProperty:"replace",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors);
errors = vErrors.length;
}
}
if(data.nameId !== undefined && func0.call(data, "nameId")){
let data2 = data.nameId;
if(typeof data2 === "string"){
if(func75(data2) < 1){
const err2 = {instancePath:instancePath+"/nameId",schemaPath:"#/properties/nameId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema81.properties.nameId,data:data2};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/nameId",schemaPath:"#/properties/nameId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema81.properties.nameId.type,parentSchema:schema81.properties.nameId,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.authnContext !== undefined && func0.call(data, "authnContext")){
let data3 = data.authnContext;
if(typeof data3 === "string"){
if(func75(data3) < 1){
const err4 = {instancePath:instancePath+"/authnContext",schemaPath:"#/properties/authnContext/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema81.properties.authnContext,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/authnContext",schemaPath:"#/properties/authnContext/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema81.properties.authnContext.type,parentSchema:schema81.properties.authnContext,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.sessionLifetime !== undefined && func0.call(data, "sessionLifetime")){
let data4 = data.sessionLifetime;
if(typeof data4 === "string"){
if(!pattern8.test(data4)){
const err6 = {instancePath:instancePath+"/sessionLifetime",schemaPath:"#/properties/sessionLifetime/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]*(ms|s|m|h|d|w)$"},message:"must match pattern \""+"^[1-9][0-9]*(ms|s|m|h|d|w)$"+"\"",schema:"^[1-9][0-9]*(ms|s|m|h|d|w)$",parentSchema:schema81.properties.sessionLifetime,data:data4};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/sessionLifetime",schemaPath:"#/properties/sessionLifetime/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema81.properties.sessionLifetime.type,parentSchema:schema81.properties.sessionLifetime,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.patch !== undefined && func0.call(data, "patch")){
let data5 = data.patch;
if(Array.isArray(data5)){
if(data5.length < 1){
const err8 = {instancePath:instancePath+"/patch",schemaPath:"#/properties/patch/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema81.properties.patch,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if((data6.op === undefined) || (!(func0.call(data6, "op")))){
const err9 = {instancePath:instancePath+"/patch/" + i0,schemaPath:"#/properties/patch/items/required",keyword:"required",params:{missingProperty: "op"},message:"must have required property '"+"op"+"'",schema:schema81.properties.patch.items.required,parentSchema:schema81.properties.patch.items,data:data6};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((data6.path === undefined) || (!(func0.call(data6, "path")))){
const err10 = {instancePath:instancePath+"/patch/" + i0,schemaPath:"#/properties/patch/items/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'",schema:schema81.properties.patch.items.required,parentSchema:schema81.properties.patch.items,data:data6};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
for(const key1 of Object.keys(data6)){
if(!(((key1 === "op") || (key1 === "path")) || (key1 === "value"))){
const err11 = {instancePath:instancePath+"/patch/" + i0,schemaPath:"#/properties/patch/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema81.properties.patch.items,data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data6.op !== undefined && func0.call(data6, "op")){
let data7 = data6.op;
if(!((data7 === "add") || (data7 === "replace"))){
const err12 = {instancePath:instancePath+"/patch/" + i0+"/op",schemaPath:"#/properties/patch/items/properties/op/enum",keyword:"enum",params:{allowedValues: schema81.properties.patch.items.properties.op.enum},message:"must be equal to one of the allowed values",schema:schema81.properties.patch.items.properties.op.enum,parentSchema:schema81.properties.patch.items.properties.op,data:data7};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data6.path !== undefined && func0.call(data6, "path")){
let data8 = data6.path;
if(typeof data8 !== "string"){
const err13 = {instancePath:instancePath+"/patch/" + i0+"/path",schemaPath:"#/properties/patch/items/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema81.properties.patch.items.properties.path.type,parentSchema:schema81.properties.patch.items.properties.path,data:data8};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/patch/" + i0,schemaPath:"#/properties/patch/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema81.properties.patch.items.type,parentSchema:schema81.properties.patch.items,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/patch",schemaPath:"#/properties/patch/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema81.properties.patch.type,parentSchema:schema81.properties.patch,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema81.type,parentSchema:schema81,data};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
validate64.errors = vErrors;
return errors === 0;
}
validate64.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate62(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate62.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema80,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((key0 === "deny") || (key0 === "error")) || (key0 === "assertion")) || (key0 === "debugContext"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema80,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.deny !== undefined && func0.call(data, "deny")){
let data0 = data.deny;
if(true !== data0){
const err2 = {instancePath:instancePath+"/deny",schemaPath:"#/properties/deny/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema80.properties.deny,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.error !== undefined && func0.call(data, "error")){
if(!(validate28(data.error, {instancePath:instancePath+"/error",parentData:data,parentDataProperty:"error",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
}
if(data.assertion !== undefined && func0.call(data, "assertion")){
if(!(validate64(data.assertion, {instancePath:instancePath+"/assertion",parentData:data,parentDataProperty:"assertion",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
errors = vErrors.length;
}
}
if(data.debugContext !== undefined && func0.call(data, "debugContext")){
let data3 = data.debugContext;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(Object.keys(data3).length < 1){
const err3 = {instancePath:instancePath+"/debugContext",schemaPath:"#/properties/debugContext/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema80.properties.debugContext,data:data3};
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
const err4 = {instancePath:instancePath+"/debugContext",schemaPath:"#/properties/debugContext/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema80.properties.debugContext.type,parentSchema:schema80.properties.debugContext,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
validate62.errors = vErrors;
return errors === 0;
}
validate62.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate61(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate61.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema79.type,parentSchema:schema79,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(validate62(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
errors = vErrors.length;
}
validate61.errors = vErrors;
return errors === 0;
}
validate61.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema88 = {"title":"a rule","type":"object","required":["name","when"],"anyOf":[{"required":["then"]},{"required":["otherwise"]}],"errorMessage":"a rule needs \"name\", \"when\", and \"then\", \"otherwise\" or both","additionalProperties":false,"properties":{"name":{"$ref":"#/$defs/rule/properties/name"},"description":{"$ref":"#/$defs/rule/properties/description"},"owner":{"$ref":"#/$defs/rule/properties/owner"},"ticket":{"$ref":"#/$defs/rule/properties/ticket"},"if":{"$ref":"#/$defs/rule/properties/if"},"when":{"$ref":"#/$defs/rule/properties/when"},"then":{"$ref":"#/$defs/samlOutcomeOrName","description":"What happens when the condition holds."},"otherwise":{"$ref":"#/$defs/samlOutcomeOrName","description":"What happens when it does not."},"mode":{"$ref":"#/$defs/rule/properties/mode"},"enabled":{"$ref":"#/$defs/rule/properties/enabled"},"validFrom":{"$ref":"#/$defs/rule/properties/validFrom"},"validUntil":{"$ref":"#/$defs/rule/properties/validUntil"},"validThrough":{"$ref":"#/$defs/rule/properties/validThrough"}}};
const schema93 = {"title":"an outcome","description":"deny, continue, the name of an outcome in this file, or an outcome written out.","type":["string","object"],"errorMessage":"deny, continue, the name of an outcome, or an outcome written out","$ref":"#/$defs/samlOutcomeKeys","defaultSnippets":[{"label":"deny with a message","description":"Okta refuses the sign-in, and the error page has the text.","body":{"deny":"^true","error":{"errorSummary":"${1:Please contact your admin.}"}}},{"label":"set an attribute","description":"An attribute of the assertion.","body":{"assertion":{"set":{"${1:attribute}":"\"${2:value}\""}}}}],"anyOf":[{"title":"a built-in outcome","enum":["deny","continue"],"enumDescriptions":["Okta refuses the sign-in.","Okta sends the assertion as it is."]},{"title":"one of your own"}]};

function validate75(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate75.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema93.type},message:"must be string,object",schema:schema93.type,parentSchema:schema93,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(validate62(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
errors = vErrors.length;
}
const _errs1 = errors;
let valid0 = false;
const _errs2 = errors;
if(!((data === "deny") || (data === "continue"))){
const err1 = {instancePath,schemaPath:"#/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema93.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema93.anyOf[0].enum,parentSchema:schema93.anyOf[0],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
var _valid0 = true;
valid0 = valid0 || _valid0;
if(!valid0){
const err2 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema93.anyOf,parentSchema:schema93,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
validate75.errors = vErrors;
return errors === 0;
}
validate75.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate72(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate72.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.then === undefined) || (!(func0.call(data, "then")))){
const err0 = {instancePath,schemaPath:"#/anyOf/0/required",keyword:"required",params:{missingProperty: "then"},message:"must have required property '"+"then"+"'",schema:schema88.anyOf[0].required,parentSchema:schema88.anyOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.otherwise === undefined) || (!(func0.call(data, "otherwise")))){
const err1 = {instancePath,schemaPath:"#/anyOf/1/required",keyword:"required",params:{missingProperty: "otherwise"},message:"must have required property '"+"otherwise"+"'",schema:schema88.anyOf[1].required,parentSchema:schema88.anyOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const err2 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema88.anyOf,parentSchema:schema88,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.name === undefined) || (!(func0.call(data, "name")))){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema88.required,parentSchema:schema88,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((data.when === undefined) || (!(func0.call(data, "when")))){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "when"},message:"must have required property '"+"when"+"'",schema:schema88.required,parentSchema:schema88,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema88.properties, key0))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema88,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.name !== undefined && func0.call(data, "name")){
let data0 = data.name;
if(typeof data0 === "string"){
if(func75(data0) > 64){
const err6 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/rule/properties/name/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema46,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern7.test(data0)){
const err7 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/rule/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]*$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9-]*$"+"\"",schema:"^[a-z0-9][a-z0-9-]*$",parentSchema:schema46,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/rule/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.type,parentSchema:schema46,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data1 = data.description;
if(typeof data1 !== "string"){
const err9 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/rule/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema60.type,parentSchema:schema60,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.owner !== undefined && func0.call(data, "owner")){
let data2 = data.owner;
if(typeof data2 !== "string"){
const err10 = {instancePath:instancePath+"/owner",schemaPath:"#/$defs/rule/properties/owner/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema61.type,parentSchema:schema61,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.ticket !== undefined && func0.call(data, "ticket")){
let data3 = data.ticket;
if(typeof data3 !== "string"){
const err11 = {instancePath:instancePath+"/ticket",schemaPath:"#/$defs/rule/properties/ticket/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema62.type,parentSchema:schema62,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.if !== undefined && func0.call(data, "if")){
if(!(validate40(data.if, {instancePath:instancePath+"/if",parentData:data,parentDataProperty:"if",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
errors = vErrors.length;
}
}
if(data.when !== undefined && func0.call(data, "when")){
if(!(validate45(data.when, {instancePath:instancePath+"/when",parentData:data,parentDataProperty:"when",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
if(data.then !== undefined && func0.call(data, "then")){
if(!(validate75(data.then, {instancePath:instancePath+"/then",parentData:data,parentDataProperty:"then",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
}
if(data.otherwise !== undefined && func0.call(data, "otherwise")){
if(!(validate75(data.otherwise, {instancePath:instancePath+"/otherwise",parentData:data,parentDataProperty:"otherwise",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
}
if(data.mode !== undefined && func0.call(data, "mode")){
let data8 = data.mode;
if(!((data8 === "enforce") || (data8 === "shadow"))){
const err12 = {instancePath:instancePath+"/mode",schemaPath:"#/$defs/rule/properties/mode/enum",keyword:"enum",params:{allowedValues: schema66.enum},message:"must be equal to one of the allowed values",schema:schema66.enum,parentSchema:schema66,data:data8};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.enabled !== undefined && func0.call(data, "enabled")){
let data9 = data.enabled;
if(typeof data9 !== "boolean"){
const err13 = {instancePath:instancePath+"/enabled",schemaPath:"#/$defs/rule/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema67.type,parentSchema:schema67,data:data9};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.validFrom !== undefined && func0.call(data, "validFrom")){
let data10 = data.validFrom;
if(typeof data10 !== "string"){
const err14 = {instancePath:instancePath+"/validFrom",schemaPath:"#/$defs/rule/properties/validFrom/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema68.type,parentSchema:schema68,data:data10};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.validUntil !== undefined && func0.call(data, "validUntil")){
let data11 = data.validUntil;
if(typeof data11 !== "string"){
const err15 = {instancePath:instancePath+"/validUntil",schemaPath:"#/$defs/rule/properties/validUntil/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema68.type,parentSchema:schema68,data:data11};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.validThrough !== undefined && func0.call(data, "validThrough")){
let data12 = data.validThrough;
if(typeof data12 !== "string"){
const err16 = {instancePath:instancePath+"/validThrough",schemaPath:"#/$defs/rule/properties/validThrough/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema70.type,parentSchema:schema70,data:data12};
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
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema88.type,parentSchema:schema88,data};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
validate72.errors = vErrors;
return errors === 0;
}
validate72.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate58(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate58.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.version === undefined) || (!(func0.call(data, "version")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema71.required,parentSchema:schema71,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.hook === undefined) || (!(func0.call(data, "hook")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "hook"},message:"must have required property '"+"hook"+"'",schema:schema71.required,parentSchema:schema71,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.endpoint === undefined) || (!(func0.call(data, "endpoint")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "endpoint"},message:"must have required property '"+"endpoint"+"'",schema:schema71.required,parentSchema:schema71,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((data.rules === undefined) || (!(func0.call(data, "rules")))){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "rules"},message:"must have required property '"+"rules"+"'",schema:schema71.required,parentSchema:schema71,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((data.default === undefined) || (!(func0.call(data, "default")))){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "default"},message:"must have required property '"+"default"+"'",schema:schema71.required,parentSchema:schema71,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema71.properties, key0))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema71,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.version !== undefined && func0.call(data, "version")){
let data0 = data.version;
if(1 !== data0){
const err6 = {instancePath:instancePath+"/version",schemaPath:"#/$defs/registrationFile/properties/version/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant",schema:1,parentSchema:schema33,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.hook !== undefined && func0.call(data, "hook")){
let data1 = data.hook;
if(!(((data1 === "registration") || (data1 === "token")) || (data1 === "saml"))){
const err7 = {instancePath:instancePath+"/hook",schemaPath:"#/$defs/registrationFile/properties/hook/enum",keyword:"enum",params:{allowedValues: schema34.enum},message:"must be equal to one of the allowed values",schema:schema34.enum,parentSchema:schema34,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.endpoint !== undefined && func0.call(data, "endpoint")){
let data2 = data.endpoint;
if(typeof data2 === "string"){
if(func75(data2) > 200){
const err8 = {instancePath:instancePath+"/endpoint",schemaPath:"#/$defs/registrationFile/properties/endpoint/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema35,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!pattern4.test(data2)){
const err9 = {instancePath:instancePath+"/endpoint",schemaPath:"#/$defs/registrationFile/properties/endpoint/pattern",keyword:"pattern",params:{pattern: "^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$"},message:"must match pattern \""+"^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$"+"\"",schema:"^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$",parentSchema:schema35,data:data2};
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
const err10 = {instancePath:instancePath+"/endpoint",schemaPath:"#/$defs/registrationFile/properties/endpoint/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.type,parentSchema:schema35,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data3 = data.description;
if(typeof data3 !== "string"){
const err11 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/registrationFile/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.owner !== undefined && func0.call(data, "owner")){
let data4 = data.owner;
if(typeof data4 !== "string"){
const err12 = {instancePath:instancePath+"/owner",schemaPath:"#/$defs/registrationFile/properties/owner/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.type,parentSchema:schema37,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.language !== undefined && func0.call(data, "language")){
let data5 = data.language;
if(Array.isArray(data5)){
if(data5.length < 1){
const err13 = {instancePath:instancePath+"/language",schemaPath:"#/$defs/registrationFile/properties/language/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema38,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(typeof data6 === "string"){
if(func75(data6) < 1){
const err14 = {instancePath:instancePath+"/language/" + i0,schemaPath:"#/$defs/registrationFile/properties/language/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema38.items,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/language/" + i0,schemaPath:"#/$defs/registrationFile/properties/language/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.items.type,parentSchema:schema38.items,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/language",schemaPath:"#/$defs/registrationFile/properties/language/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema38.type,parentSchema:schema38,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.facts !== undefined && func0.call(data, "facts")){
if(!(validate22(data.facts, {instancePath:instancePath+"/facts",parentData:data,parentDataProperty:"facts",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
}
if(data.lookups !== undefined && func0.call(data, "lookups")){
if(!(validate24(data.lookups, {instancePath:instancePath+"/lookups",parentData:data,parentDataProperty:"lookups",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
if(data.outcomes !== undefined && func0.call(data, "outcomes")){
let data9 = data.outcomes;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
for(const key1 of Object.keys(data9)){
const _errs24 = errors;
if(typeof key1 === "string"){
if(func75(key1) > 64){
const err17 = {instancePath:instancePath+"/outcomes",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema46,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(!pattern7.test(key1)){
const err18 = {instancePath:instancePath+"/outcomes",schemaPath:"#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]*$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9-]*$"+"\"",schema:"^[a-z0-9][a-z0-9-]*$",parentSchema:schema46,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/outcomes",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.type,parentSchema:schema46,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
var valid9 = _errs24 === errors;
if(!valid9){
const err20 = {instancePath:instancePath+"/outcomes",schemaPath:"#/properties/outcomes/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema71.properties.outcomes.propertyNames,parentSchema:schema71.properties.outcomes,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
for(const key2 of Object.keys(data9)){
if(!(validate61(data9[key2], {instancePath:instancePath+"/outcomes/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data9,parentDataProperty:key2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
errors = vErrors.length;
}
}
}
else {
const err21 = {instancePath:instancePath+"/outcomes",schemaPath:"#/properties/outcomes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema71.properties.outcomes.type,parentSchema:schema71.properties.outcomes,data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.conditions !== undefined && func0.call(data, "conditions")){
if(!(validate35(data.conditions, {instancePath:instancePath+"/conditions",parentData:data,parentDataProperty:"conditions",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
}
if(data.strategy !== undefined && func0.call(data, "strategy")){
let data12 = data.strategy;
if(!((data12 === "all") || (data12 === "first"))){
const err22 = {instancePath:instancePath+"/strategy",schemaPath:"#/$defs/requestType/properties/strategy/enum",keyword:"enum",params:{allowedValues: schema57.enum},message:"must be equal to one of the allowed values",schema:schema57.enum,parentSchema:schema57,data:data12};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.rules !== undefined && func0.call(data, "rules")){
let data13 = data.rules;
if(Array.isArray(data13)){
if(data13.length < 1){
const err23 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema71.properties.rules,data:data13};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
const len1 = data13.length;
for(let i1=0; i1<len1; i1++){
if(!(validate72(data13[i1], {instancePath:instancePath+"/rules/" + i1,parentData:data13,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors);
errors = vErrors.length;
}
}
}
else {
const err24 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema71.properties.rules.type,parentSchema:schema71.properties.rules,data:data13};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.default !== undefined && func0.call(data, "default")){
if(!(validate75(data.default, {instancePath:instancePath+"/default",parentData:data,parentDataProperty:"default",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
}
if(data.onError !== undefined && func0.call(data, "onError")){
if(!(validate75(data.onError, {instancePath:instancePath+"/onError",parentData:data,parentDataProperty:"onError",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
}
}
else {
const err25 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema71.type,parentSchema:schema71,data};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
validate58.errors = vErrors;
return errors === 0;
}
validate58.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema99 = {"title":"a rule file","description":"Rules for one endpoint that Okta's registration inline hook calls.","type":"object","errorMessage":"a rule file has the keys version, endpoint and requestTypes","required":["version","endpoint","requestTypes"],"additionalProperties":false,"properties":{"version":{"description":"The version of the rule language: 1.","const":1,"errorMessage":"write: version: 1"},"hook":{"title":"hook","description":"The Okta hook that calls the endpoint. Left out: registration.","enum":["registration","token","saml"],"default":"registration","enumDescriptions":["Registration inline hook: sign-up and profile updates.","Token inline hook: claims and lifetimes of OAuth tokens, or no token.","SAML assertion inline hook: attributes of the assertion, or no sign-in."]},"endpoint":{"description":"The path that Okta calls, matched exactly: /registrationHookSSR","type":"string","maxLength":200,"pattern":"^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$","patternErrorMessage":"an absolute path of letters, digits and - . _ ~ without a slash at its end, such as /registrationHookSSR"},"description":{"description":"What these rules are for, in a sentence.","type":"string"},"owner":{"description":"Who answers for these rules; shown by explain and in the log.","type":"string"},"form":{"title":"form","description":"The attributes on the sign-up form, as Okta's profile policy lists them.","type":"array","minItems":1,"items":{"$ref":"#/$defs/attribute"}},"engine":{"description":"The engine of the Okta org: identity, which is meant when it is left out, or classic. For lint only.","enum":["identity","classic"],"enumDescriptions":["Okta Identity Engine.","Okta Classic Engine."]},"userSchema":{"title":"userSchema","description":"The attributes that Okta's user profile schema has beside the base ones. For lint only.","type":"array","minItems":1,"items":{"$ref":"#/$defs/attribute"}},"sensitive":{"title":"sensitive","description":"The attributes that Okta marks as sensitive, and never sends. For lint only.","type":"array","minItems":1,"items":{"$ref":"#/$defs/attribute"}},"language":{"title":"language","description":"The facts that name the language of texts, the preferred one first: [data.userProfile.locale]. The built-in texts are translated too.","type":"array","minItems":1,"errorMessage":"write a list of facts: [data.userProfile.locale]","items":{"description":"A fact with a language tag, such as de, pt-BR or en_US. Anything else counts as absent.","type":"string","minLength":1,"errorMessage":"write the path of a fact, such as data.userProfile.locale","defaultSnippets":[{"label":"data.userProfile.locale","description":"The locale of somebody who signs up, if it is on the form.","body":"data.userProfile.locale"},{"label":"data.context.user.profile.locale","description":"The locale of somebody who has an account.","body":"data.context.user.profile.locale"}]}},"facts":{"title":"facts","description":"Facts that are made of others, used as  fact: facts.NAME  and  {{ facts.NAME }}. Each is made at most once a request.","type":"object","errorMessage":"write NAME: \"{{ data.userProfile.email | email_domain }}\", or leave the key out","propertyNames":{"$ref":"#/$defs/factName","errorMessage":"use letters, digits, _ and -, a letter first, at most 64"},"additionalProperties":{"title":"a fact","description":"A template, or { template, as } for another type than text. Without a value in one of its {{ }} the fact is absent.","errorMessage":"a template in quotes, or { template: TEXT, as: number }","unknownFormMessage":"a fact is a template in quotes; the row of a list is written lookups: NAME: { list: NAME, key: TEMPLATE }; a lookup in another system (connection:) is not available in this version","type":["string","object"],"minLength":1,"required":["template","as"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/templateText"},"as":{"$ref":"#/$defs/templateType"}}}},"lookups":{"title":"lookups","description":"Rows of lists, used as  fact: lookups.NAME.found  and  {{ lookups.NAME.value.COLUMN }}","type":"object","errorMessage":"write NAME: { list: partners, key: \"{{ facts.mailDomain }}\" }, or leave the key out","propertyNames":{"$ref":"#/$defs/factName","errorMessage":"use letters, digits, _ and -, a letter first, at most 64"},"additionalProperties":{"$ref":"#/$defs/lookup"}},"outcomes":{"title":"outcomes","description":"Outcomes with a name, used by that name in then, otherwise, default, unhandled and onError.","type":"object","errorMessage":"write NAME: { deny: true }, or leave the key out","propertyNames":{"$ref":"#/$defs/name"},"additionalProperties":{"$ref":"#/$defs/outcome"}},"conditions":{"title":"conditions","description":"Conditions with a name, used as  condition: NAME","type":"object","errorMessage":"write NAME: { fact: PATH, operator: NAME }, or leave the key out","propertyNames":{"$ref":"#/$defs/name"},"additionalProperties":{"$ref":"#/$defs/condition"}},"requestTypes":{"title":"requestTypes","description":"The rules for each of the hook's request types.","type":"object","minProperties":1,"errorMessage":"give rules for self.service.registration, progressive.profile or both","additionalProperties":false,"properties":{"self.service.registration":{"$ref":"#/$defs/requestType","description":"Somebody signs up (also Classic Engine's registration)."},"progressive.profile":{"$ref":"#/$defs/requestType","description":"Somebody who has an account adds to the profile."}}},"unhandled":{"$ref":"#/$defs/outcomeOrName","description":"For a requestType that has no rules here. Left out: deny.","default":"deny"},"onError":{"$ref":"#/$defs/outcomeOrName","description":"When a decision fails or runs out of time. Left out: deny.","default":"deny"}}};
const schema100 = {"type":"string","minLength":1,"errorMessage":"the variable name of a profile attribute"};
const schema109 = {"title":"an outcome","type":"object","errorMessage":"write it out, as in { deny: true }","$ref":"#/$defs/outcomeKeys","defaultSnippets":[{"label":"deny with a message","description":"Okta refuses, and the person reads at the field what is wrong.","body":{"deny":"^true","error":{"errorSummary":"${1:Please contact your admin.}","errorCauses":[{"errorSummary":"${2:What to do instead.}","location":"data.userProfile.${3:email}"}]}}},{"label":"allow and set attributes","description":"Okta goes on, with these attributes in the profile.","body":{"allow":"^true","set":{"${1:attribute}":"\"${2:value}\""}}}]};
const schema110 = {"title":"an outcome","minProperties":1,"additionalProperties":false,"unknownKeyMessages":{"fact":"a condition stands in when; then and otherwise are outcomes, such as allow or deny","all":"a condition stands in when; then and otherwise are outcomes, such as allow or deny","any":"a condition stands in when; then and otherwise are outcomes, such as allow or deny","not":"a condition stands in when; then and otherwise are outcomes, such as allow or deny","condition":"a condition stands in when; then and otherwise are outcomes, such as allow or deny"},"properties":{"allow":{"description":"Okta creates the account, or updates the profile.","const":true,"errorMessage":"write allow: true, or leave it out"},"deny":{"description":"Okta refuses.","const":true,"errorMessage":"write deny: true, or leave it out"},"set":{"title":"set","errorMessage":"write attribute: value","description":"Profile attributes to set; text may hold templates: {{ data.userProfile.email | downcase }}","type":"object","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9_]*$","errorMessage":"the variable name of a profile attribute: letters, digits and underscores"},"minProperties":1,"additionalProperties":{"title":"an attribute's value","type":["string","number","boolean","null","array","object"],"errorMessage":"a profile attribute cannot be a map, except { template: TEXT, as: number }","items":{"type":["string","number","boolean"],"errorMessage":"a list in a profile holds no lists and no maps"},"minProperties":1,"dependentRequired":{"template":["as"],"as":["template"]},"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/templateText"},"as":{"$ref":"#/$defs/templateType"}}}},"commands":{"title":"commands","description":"Okta commands, written out.","type":"array","minItems":1,"items":{"title":"a command","type":"object","required":["type","value"],"additionalProperties":false,"properties":{"type":{"description":"com.okta.user.profile.update and the like.","type":"string"},"value":{"description":"What the command takes; text may hold templates."}}}},"error":{"$ref":"#/$defs/error","description":"What the person reads; with it, Okta refuses."},"debugContext":{"title":"debugContext","description":"Written to Okta's System Log.","type":"object","minProperties":1}}};
const pattern22 = func1("^[A-Za-z][A-Za-z0-9_]*$", "u");
const schema113 = {"title":"an error","description":"What Okta shows to the person at the form.","type":"object","minProperties":1,"errorMessage":"write errorSummary, errorCauses or both; without them the person reads only Okta's general message","additionalProperties":false,"properties":{"errorSummary":{"$ref":"#/$defs/text","description":"The message as a whole: a text, or a map by language."},"errorCauses":{"title":"errorCauses","description":"A message for each field.","type":"array","minItems":1,"items":{"$ref":"#/$defs/errorCause"}}}};
const schema115 = {"title":"an error cause","type":"object","required":["errorSummary"],"additionalProperties":false,"properties":{"errorSummary":{"$ref":"#/$defs/text","description":"What the person reads at the field: a text, or a map by language."},"reason":{"description":"A code for programs: INVALID_EMAIL_DOMAIN","type":"string"},"location":{"description":"The field: data.userProfile.email","type":"string"},"locationType":{"description":"Left out: body.","enum":["body","header","url","query"],"default":"body","enumDescriptions":["The field is in the body of the request: a profile attribute.","It is a header.","It is a part of the address.","It is a parameter of the address."]},"domain":{"description":"Left out: end-user.","type":"string","default":"end-user"}}};

function validate87(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate87.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.errorSummary === undefined) || (!(func0.call(data, "errorSummary")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "errorSummary"},message:"must have required property '"+"errorSummary"+"'",schema:schema115.required,parentSchema:schema115,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "errorSummary") || (key0 === "reason")) || (key0 === "location")) || (key0 === "locationType")) || (key0 === "domain"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema115,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.errorSummary !== undefined && func0.call(data, "errorSummary")){
let data0 = data.errorSummary;
if((typeof data0 !== "string") && (!(data0 && typeof data0 == "object" && !Array.isArray(data0)))){
const err2 = {instancePath:instancePath+"/errorSummary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: schema50.type},message:"must be string,object",schema:schema50.type,parentSchema:schema50,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(typeof data0 === "string"){
if(func75(data0) < 1){
const err3 = {instancePath:instancePath+"/errorSummary",schemaPath:"#/$defs/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if((data0.default === undefined) || (!(func0.call(data0, "default")))){
const err4 = {instancePath:instancePath+"/errorSummary",schemaPath:"#/$defs/text/required",keyword:"required",params:{missingProperty: "default"},message:"must have required property '"+"default"+"'",schema:schema50.required,parentSchema:schema50,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key1 of Object.keys(data0)){
if(!((((((((key1 === "default") || (key1 === "de")) || (key1 === "en")) || (key1 === "es")) || (key1 === "fr")) || (key1 === "ja")) || (key1 === "pt")) || (key1 === "pt-BR"))){
let data1 = data0[key1];
if(typeof data1 === "string"){
if(func75(data1) < 1){
const err5 = {instancePath:instancePath+"/errorSummary/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/text/additionalProperties/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50.additionalProperties,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/errorSummary/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/text/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.additionalProperties.type,parentSchema:schema50.additionalProperties,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
if(data0.default !== undefined && func0.call(data0, "default")){
let data2 = data0.default;
if(typeof data2 === "string"){
if(func75(data2) < 1){
const err7 = {instancePath:instancePath+"/errorSummary/default",schemaPath:"#/$defs/text/properties/default/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50.properties.default,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/errorSummary/default",schemaPath:"#/$defs/text/properties/default/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.default.type,parentSchema:schema50.properties.default,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.de !== undefined && func0.call(data0, "de")){
let data3 = data0.de;
if(typeof data3 === "string"){
if(func75(data3) < 1){
const err9 = {instancePath:instancePath+"/errorSummary/de",schemaPath:"#/$defs/text/properties/de/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50.properties.de,data:data3};
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
const err10 = {instancePath:instancePath+"/errorSummary/de",schemaPath:"#/$defs/text/properties/de/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.de.type,parentSchema:schema50.properties.de,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data0.en !== undefined && func0.call(data0, "en")){
let data4 = data0.en;
if(typeof data4 === "string"){
if(func75(data4) < 1){
const err11 = {instancePath:instancePath+"/errorSummary/en",schemaPath:"#/$defs/text/properties/en/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50.properties.en,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/errorSummary/en",schemaPath:"#/$defs/text/properties/en/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.en.type,parentSchema:schema50.properties.en,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data0.es !== undefined && func0.call(data0, "es")){
let data5 = data0.es;
if(typeof data5 === "string"){
if(func75(data5) < 1){
const err13 = {instancePath:instancePath+"/errorSummary/es",schemaPath:"#/$defs/text/properties/es/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50.properties.es,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/errorSummary/es",schemaPath:"#/$defs/text/properties/es/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.es.type,parentSchema:schema50.properties.es,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data0.fr !== undefined && func0.call(data0, "fr")){
let data6 = data0.fr;
if(typeof data6 === "string"){
if(func75(data6) < 1){
const err15 = {instancePath:instancePath+"/errorSummary/fr",schemaPath:"#/$defs/text/properties/fr/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50.properties.fr,data:data6};
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
const err16 = {instancePath:instancePath+"/errorSummary/fr",schemaPath:"#/$defs/text/properties/fr/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.fr.type,parentSchema:schema50.properties.fr,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data0.ja !== undefined && func0.call(data0, "ja")){
let data7 = data0.ja;
if(typeof data7 === "string"){
if(func75(data7) < 1){
const err17 = {instancePath:instancePath+"/errorSummary/ja",schemaPath:"#/$defs/text/properties/ja/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50.properties.ja,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/errorSummary/ja",schemaPath:"#/$defs/text/properties/ja/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.ja.type,parentSchema:schema50.properties.ja,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data0.pt !== undefined && func0.call(data0, "pt")){
let data8 = data0.pt;
if(typeof data8 === "string"){
if(func75(data8) < 1){
const err19 = {instancePath:instancePath+"/errorSummary/pt",schemaPath:"#/$defs/text/properties/pt/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50.properties.pt,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/errorSummary/pt",schemaPath:"#/$defs/text/properties/pt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.pt.type,parentSchema:schema50.properties.pt,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data0["pt-BR"] !== undefined && func0.call(data0, "pt-BR")){
let data9 = data0["pt-BR"];
if(typeof data9 === "string"){
if(func75(data9) < 1){
const err21 = {instancePath:instancePath+"/errorSummary/pt-BR",schemaPath:"#/$defs/text/properties/pt-BR/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50.properties["pt-BR"],data:data9};
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
const err22 = {instancePath:instancePath+"/errorSummary/pt-BR",schemaPath:"#/$defs/text/properties/pt-BR/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties["pt-BR"].type,parentSchema:schema50.properties["pt-BR"],data:data9};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
}
if(data.reason !== undefined && func0.call(data, "reason")){
let data10 = data.reason;
if(typeof data10 !== "string"){
const err23 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema115.properties.reason.type,parentSchema:schema115.properties.reason,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.location !== undefined && func0.call(data, "location")){
let data11 = data.location;
if(typeof data11 !== "string"){
const err24 = {instancePath:instancePath+"/location",schemaPath:"#/properties/location/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema115.properties.location.type,parentSchema:schema115.properties.location,data:data11};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.locationType !== undefined && func0.call(data, "locationType")){
let data12 = data.locationType;
if(!((((data12 === "body") || (data12 === "header")) || (data12 === "url")) || (data12 === "query"))){
const err25 = {instancePath:instancePath+"/locationType",schemaPath:"#/properties/locationType/enum",keyword:"enum",params:{allowedValues: schema115.properties.locationType.enum},message:"must be equal to one of the allowed values",schema:schema115.properties.locationType.enum,parentSchema:schema115.properties.locationType,data:data12};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.domain !== undefined && func0.call(data, "domain")){
let data13 = data.domain;
if(typeof data13 !== "string"){
const err26 = {instancePath:instancePath+"/domain",schemaPath:"#/properties/domain/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema115.properties.domain.type,parentSchema:schema115.properties.domain,data:data13};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema115.type,parentSchema:schema115,data};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
validate87.errors = vErrors;
return errors === 0;
}
validate87.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate86(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate86.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema113,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((key0 === "errorSummary") || (key0 === "errorCauses"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema113,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.errorSummary !== undefined && func0.call(data, "errorSummary")){
let data0 = data.errorSummary;
if((typeof data0 !== "string") && (!(data0 && typeof data0 == "object" && !Array.isArray(data0)))){
const err2 = {instancePath:instancePath+"/errorSummary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: schema50.type},message:"must be string,object",schema:schema50.type,parentSchema:schema50,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(typeof data0 === "string"){
if(func75(data0) < 1){
const err3 = {instancePath:instancePath+"/errorSummary",schemaPath:"#/$defs/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if((data0.default === undefined) || (!(func0.call(data0, "default")))){
const err4 = {instancePath:instancePath+"/errorSummary",schemaPath:"#/$defs/text/required",keyword:"required",params:{missingProperty: "default"},message:"must have required property '"+"default"+"'",schema:schema50.required,parentSchema:schema50,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key1 of Object.keys(data0)){
if(!((((((((key1 === "default") || (key1 === "de")) || (key1 === "en")) || (key1 === "es")) || (key1 === "fr")) || (key1 === "ja")) || (key1 === "pt")) || (key1 === "pt-BR"))){
let data1 = data0[key1];
if(typeof data1 === "string"){
if(func75(data1) < 1){
const err5 = {instancePath:instancePath+"/errorSummary/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/text/additionalProperties/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50.additionalProperties,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/errorSummary/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/text/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.additionalProperties.type,parentSchema:schema50.additionalProperties,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
if(data0.default !== undefined && func0.call(data0, "default")){
let data2 = data0.default;
if(typeof data2 === "string"){
if(func75(data2) < 1){
const err7 = {instancePath:instancePath+"/errorSummary/default",schemaPath:"#/$defs/text/properties/default/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50.properties.default,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/errorSummary/default",schemaPath:"#/$defs/text/properties/default/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.default.type,parentSchema:schema50.properties.default,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.de !== undefined && func0.call(data0, "de")){
let data3 = data0.de;
if(typeof data3 === "string"){
if(func75(data3) < 1){
const err9 = {instancePath:instancePath+"/errorSummary/de",schemaPath:"#/$defs/text/properties/de/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50.properties.de,data:data3};
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
const err10 = {instancePath:instancePath+"/errorSummary/de",schemaPath:"#/$defs/text/properties/de/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.de.type,parentSchema:schema50.properties.de,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data0.en !== undefined && func0.call(data0, "en")){
let data4 = data0.en;
if(typeof data4 === "string"){
if(func75(data4) < 1){
const err11 = {instancePath:instancePath+"/errorSummary/en",schemaPath:"#/$defs/text/properties/en/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50.properties.en,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/errorSummary/en",schemaPath:"#/$defs/text/properties/en/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.en.type,parentSchema:schema50.properties.en,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data0.es !== undefined && func0.call(data0, "es")){
let data5 = data0.es;
if(typeof data5 === "string"){
if(func75(data5) < 1){
const err13 = {instancePath:instancePath+"/errorSummary/es",schemaPath:"#/$defs/text/properties/es/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50.properties.es,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/errorSummary/es",schemaPath:"#/$defs/text/properties/es/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.es.type,parentSchema:schema50.properties.es,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data0.fr !== undefined && func0.call(data0, "fr")){
let data6 = data0.fr;
if(typeof data6 === "string"){
if(func75(data6) < 1){
const err15 = {instancePath:instancePath+"/errorSummary/fr",schemaPath:"#/$defs/text/properties/fr/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50.properties.fr,data:data6};
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
const err16 = {instancePath:instancePath+"/errorSummary/fr",schemaPath:"#/$defs/text/properties/fr/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.fr.type,parentSchema:schema50.properties.fr,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data0.ja !== undefined && func0.call(data0, "ja")){
let data7 = data0.ja;
if(typeof data7 === "string"){
if(func75(data7) < 1){
const err17 = {instancePath:instancePath+"/errorSummary/ja",schemaPath:"#/$defs/text/properties/ja/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50.properties.ja,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/errorSummary/ja",schemaPath:"#/$defs/text/properties/ja/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.ja.type,parentSchema:schema50.properties.ja,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data0.pt !== undefined && func0.call(data0, "pt")){
let data8 = data0.pt;
if(typeof data8 === "string"){
if(func75(data8) < 1){
const err19 = {instancePath:instancePath+"/errorSummary/pt",schemaPath:"#/$defs/text/properties/pt/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50.properties.pt,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/errorSummary/pt",schemaPath:"#/$defs/text/properties/pt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.pt.type,parentSchema:schema50.properties.pt,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data0["pt-BR"] !== undefined && func0.call(data0, "pt-BR")){
let data9 = data0["pt-BR"];
if(typeof data9 === "string"){
if(func75(data9) < 1){
const err21 = {instancePath:instancePath+"/errorSummary/pt-BR",schemaPath:"#/$defs/text/properties/pt-BR/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema50.properties["pt-BR"],data:data9};
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
const err22 = {instancePath:instancePath+"/errorSummary/pt-BR",schemaPath:"#/$defs/text/properties/pt-BR/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties["pt-BR"].type,parentSchema:schema50.properties["pt-BR"],data:data9};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
}
if(data.errorCauses !== undefined && func0.call(data, "errorCauses")){
let data10 = data.errorCauses;
if(Array.isArray(data10)){
if(data10.length < 1){
const err23 = {instancePath:instancePath+"/errorCauses",schemaPath:"#/properties/errorCauses/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema113.properties.errorCauses,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
const len0 = data10.length;
for(let i0=0; i0<len0; i0++){
if(!(validate87(data10[i0], {instancePath:instancePath+"/errorCauses/" + i0,parentData:data10,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate87.errors : vErrors.concat(validate87.errors);
errors = vErrors.length;
}
}
}
else {
const err24 = {instancePath:instancePath+"/errorCauses",schemaPath:"#/properties/errorCauses/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema113.properties.errorCauses.type,parentSchema:schema113.properties.errorCauses,data:data10};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema113.type,parentSchema:schema113,data};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
validate86.errors = vErrors;
return errors === 0;
}
validate86.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate85(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate85.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema110,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((((key0 === "allow") || (key0 === "deny")) || (key0 === "set")) || (key0 === "commands")) || (key0 === "error")) || (key0 === "debugContext"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema110,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.allow !== undefined && func0.call(data, "allow")){
let data0 = data.allow;
if(true !== data0){
const err2 = {instancePath:instancePath+"/allow",schemaPath:"#/properties/allow/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema110.properties.allow,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.deny !== undefined && func0.call(data, "deny")){
let data1 = data.deny;
if(true !== data1){
const err3 = {instancePath:instancePath+"/deny",schemaPath:"#/properties/deny/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema110.properties.deny,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.set !== undefined && func0.call(data, "set")){
let data2 = data.set;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(Object.keys(data2).length < 1){
const err4 = {instancePath:instancePath+"/set",schemaPath:"#/properties/set/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema110.properties.set,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key1 of Object.keys(data2)){
const _errs5 = errors;
if(typeof key1 === "string"){
if(!pattern22.test(key1)){
const err5 = {instancePath:instancePath+"/set",schemaPath:"#/properties/set/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_]*$"+"\"",schema:"^[A-Za-z][A-Za-z0-9_]*$",parentSchema:schema110.properties.set.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var valid1 = _errs5 === errors;
if(!valid1){
const err6 = {instancePath:instancePath+"/set",schemaPath:"#/properties/set/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema110.properties.set.propertyNames,parentSchema:schema110.properties.set,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
for(const key2 of Object.keys(data2)){
let data3 = data2[key2];
if((((typeof data3 != "object") && (typeof data3 !== "string")) && (!((typeof data3 == "number") && (isFinite(data3))))) && (typeof data3 !== "boolean")){
const err7 = {instancePath:instancePath+"/set/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/set/additionalProperties/type",keyword:"type",params:{type: schema110.properties.set.additionalProperties.type},message:"must be string,number,boolean,null,array,object",schema:schema110.properties.set.additionalProperties.type,parentSchema:schema110.properties.set.additionalProperties,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(Array.isArray(data3)){
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(((typeof data4 !== "string") && (!((typeof data4 == "number") && (isFinite(data4))))) && (typeof data4 !== "boolean")){
const err8 = {instancePath:instancePath+"/set/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i0,schemaPath:"#/properties/set/additionalProperties/items/type",keyword:"type",params:{type: schema110.properties.set.additionalProperties.items.type},message:"must be string,number,boolean",schema:schema110.properties.set.additionalProperties.items.type,parentSchema:schema110.properties.set.additionalProperties.items,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(Object.keys(data3).length < 1){
const err9 = {instancePath:instancePath+"/set/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/set/additionalProperties/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema110.properties.set.additionalProperties,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key3 of Object.keys(data3)){
if(!((key3 === "template") || (key3 === "as"))){
const err10 = {instancePath:instancePath+"/set/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/set/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema110.properties.set.additionalProperties,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data3.template !== undefined && func0.call(data3, "template")){
let data5 = data3.template;
if(typeof data5 === "string"){
if(func75(data5) < 1){
const err11 = {instancePath:instancePath+"/set/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/template",schemaPath:"#/$defs/templateText/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema41,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/set/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/template",schemaPath:"#/$defs/templateText/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema41.type,parentSchema:schema41,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data3.as !== undefined && func0.call(data3, "as")){
let data6 = data3.as;
if(!((((data6 === "number") || (data6 === "boolean")) || (data6 === "list")) || (data6 === "date"))){
const err13 = {instancePath:instancePath+"/set/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/as",schemaPath:"#/$defs/templateType/enum",keyword:"enum",params:{allowedValues: schema42.enum},message:"must be equal to one of the allowed values",schema:schema42.enum,parentSchema:schema42,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data3.template !== undefined && func0.call(data3, "template")){
if((data3.as === undefined) || (!(func0.call(data3, "as")))){
const err14 = {instancePath:instancePath+"/set/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/set/additionalProperties/dependentRequired",keyword:"dependentRequired",params:{property: "template",
    missingProperty: "as",
    depsCount: 1,
    deps: "as"},message:"must have property as when property template is present",schema:schema110.properties.set.additionalProperties.dependentRequired,parentSchema:schema110.properties.set.additionalProperties,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data3.as !== undefined && func0.call(data3, "as")){
if((data3.template === undefined) || (!(func0.call(data3, "template")))){
const err15 = {instancePath:instancePath+"/set/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/set/additionalProperties/dependentRequired",keyword:"dependentRequired",params:{property: "as",
    missingProperty: "template",
    depsCount: 1,
    deps: "template"},message:"must have property template when property as is present",schema:schema110.properties.set.additionalProperties.dependentRequired,parentSchema:schema110.properties.set.additionalProperties,data:data3};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
}
}
else {
const err16 = {instancePath:instancePath+"/set",schemaPath:"#/properties/set/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema110.properties.set.type,parentSchema:schema110.properties.set,data:data2};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.commands !== undefined && func0.call(data, "commands")){
let data7 = data.commands;
if(Array.isArray(data7)){
if(data7.length < 1){
const err17 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema110.properties.commands,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
const len1 = data7.length;
for(let i1=0; i1<len1; i1++){
let data8 = data7[i1];
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if((data8.type === undefined) || (!(func0.call(data8, "type")))){
const err18 = {instancePath:instancePath+"/commands/" + i1,schemaPath:"#/properties/commands/items/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema110.properties.commands.items.required,parentSchema:schema110.properties.commands.items,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if((data8.value === undefined) || (!(func0.call(data8, "value")))){
const err19 = {instancePath:instancePath+"/commands/" + i1,schemaPath:"#/properties/commands/items/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'",schema:schema110.properties.commands.items.required,parentSchema:schema110.properties.commands.items,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
for(const key4 of Object.keys(data8)){
if(!((key4 === "type") || (key4 === "value"))){
const err20 = {instancePath:instancePath+"/commands/" + i1,schemaPath:"#/properties/commands/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema110.properties.commands.items,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data8.type !== undefined && func0.call(data8, "type")){
let data9 = data8.type;
if(typeof data9 !== "string"){
const err21 = {instancePath:instancePath+"/commands/" + i1+"/type",schemaPath:"#/properties/commands/items/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema110.properties.commands.items.properties.type.type,parentSchema:schema110.properties.commands.items.properties.type,data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/commands/" + i1,schemaPath:"#/properties/commands/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema110.properties.commands.items.type,parentSchema:schema110.properties.commands.items,data:data8};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema110.properties.commands.type,parentSchema:schema110.properties.commands,data:data7};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.error !== undefined && func0.call(data, "error")){
if(!(validate86(data.error, {instancePath:instancePath+"/error",parentData:data,parentDataProperty:"error",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate86.errors : vErrors.concat(validate86.errors);
errors = vErrors.length;
}
}
if(data.debugContext !== undefined && func0.call(data, "debugContext")){
let data11 = data.debugContext;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(Object.keys(data11).length < 1){
const err24 = {instancePath:instancePath+"/debugContext",schemaPath:"#/properties/debugContext/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema110.properties.debugContext,data:data11};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/debugContext",schemaPath:"#/properties/debugContext/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema110.properties.debugContext.type,parentSchema:schema110.properties.debugContext,data:data11};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
validate85.errors = vErrors;
return errors === 0;
}
validate85.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate84(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate84.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema109.type,parentSchema:schema109,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(validate85(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
errors = vErrors.length;
}
validate84.errors = vErrors;
return errors === 0;
}
validate84.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema118 = {"title":"a request type","description":"Rules, how they are combined, and what happens when none of them yields an outcome.","type":"object","errorMessage":"a request type has the key rules","required":["rules"],"additionalProperties":false,"properties":{"strategy":{"description":"all: every rule counts, denials win. first: the first rule that yields an outcome decides.","enum":["all","first"],"enumDescriptions":["Every rule counts, and denials win.","The first rule that yields an outcome decides."],"default":"all"},"rules":{"title":"rules","description":"In this order they are evaluated.","type":"array","minItems":1,"errorMessage":"begin each rule with  - name:","items":{"$ref":"#/$defs/rule"}},"default":{"$ref":"#/$defs/outcomeOrName","description":"When no enforced rule yields an outcome. Left out: deny.","default":"deny"}}};
const schema119 = {"title":"a rule","type":"object","required":["name","when"],"anyOf":[{"required":["then"]},{"required":["otherwise"]}],"errorMessage":"a rule needs \"name\", \"when\", and \"then\", \"otherwise\" or both","additionalProperties":false,"unknownKeyMessages":{"else":"write otherwise:, the outcome if the condition in when does not hold","unless":"write if: { not: … }, with the requests that the rule is not for","onlyIf":"write if:, with the requests that the rule is for; what it requires stands in when","for":"write if:, with the requests that the rule is for; what it requires stands in when","require":"write when:, with what the rule requires","requires":"write when:, with what the rule requires","expires":"write validThrough: 2026-12-31, the last day, or validUntil with a time","validTill":"write validThrough: 2026-12-31, the last day, or validUntil with a time","until":"write validThrough: 2026-12-31, the last day, or validUntil with a time"},"properties":{"name":{"$ref":"#/$defs/name","description":"Unique in its list; what the log, explain and Okta's System Log show."},"description":{"description":"What the rule is for, in a sentence.","type":"string"},"owner":{"description":"Who answers for the rule.","type":"string"},"ticket":{"description":"Where the rule was asked for: SEC-123","type":"string"},"if":{"$ref":"#/$defs/condition","description":"The requests that this rule is for. It is skipped for all others, as if it were not there."},"when":{"$ref":"#/$defs/condition","description":"The condition that this rule tests.","missingMessage":"when is what the rule requires, and then and otherwise are outcomes; if says which requests it is for"},"then":{"$ref":"#/$defs/outcomeOrName","description":"What happens when the condition holds."},"otherwise":{"$ref":"#/$defs/outcomeOrName","description":"What happens when it does not."},"mode":{"description":"enforce (default), or shadow: evaluated and logged, without effect.","enum":["enforce","shadow"],"enumDescriptions":["The rule has its effect.","The rule is evaluated and logged, without effect."],"default":"enforce"},"enabled":{"description":"false: as if the rule were not there.","type":"boolean","errorMessage":"write true or false; yes, no, on and off are text","default":true},"validFrom":{"$ref":"#/$defs/time","description":"Before this time the rule is skipped."},"validUntil":{"$ref":"#/$defs/time","description":"From this time on the rule is skipped."},"validThrough":{"description":"The last day of the rule (UTC), in place of validUntil: 2026-12-31","type":"string","errorMessage":"the last day, such as 2026-12-31"}},"defaultSnippets":[{"label":"a rule that requires something","description":"Allows what meets the condition, and denies everything else with a message.","body":{"name":"${1:what-is-required}","when":"{ fact: data.userProfile.${2:email}, operator: ${3:present} }","then":"allow","otherwise":{"deny":"^true","error":{"errorSummary":"${4:Please contact your admin.}"}}}}]};
const schema121 = {"title":"an outcome","description":"allow, deny, continue, the name of an outcome in this file, or an outcome written out.","type":["string","object"],"errorMessage":"allow, deny, continue, the name of an outcome, or an outcome written out","$ref":"#/$defs/outcomeKeys","defaultSnippets":[{"label":"deny with a message","description":"Okta refuses, and the person reads at the field what is wrong.","body":{"deny":"^true","error":{"errorSummary":"${1:Please contact your admin.}","errorCauses":[{"errorSummary":"${2:What to do instead.}","location":"data.userProfile.${3:email}"}]}}},{"label":"allow and set attributes","description":"Okta goes on, with these attributes in the profile.","body":{"allow":"^true","set":{"${1:attribute}":"\"${2:value}\""}}}],"anyOf":[{"title":"a built-in outcome","enum":["allow","deny","continue"],"enumDescriptions":["Okta creates the account, or updates the profile.","Okta refuses, with a plain message.","hookgate says nothing, and Okta goes on."]},{"title":"one of your own"}]};

function validate97(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate97.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema121.type},message:"must be string,object",schema:schema121.type,parentSchema:schema121,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(validate85(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
errors = vErrors.length;
}
const _errs1 = errors;
let valid0 = false;
const _errs2 = errors;
if(!(((data === "allow") || (data === "deny")) || (data === "continue"))){
const err1 = {instancePath,schemaPath:"#/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema121.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema121.anyOf[0].enum,parentSchema:schema121.anyOf[0],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
var _valid0 = true;
valid0 = valid0 || _valid0;
if(!valid0){
const err2 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema121.anyOf,parentSchema:schema121,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
validate97.errors = vErrors;
return errors === 0;
}
validate97.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate94(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate94.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.then === undefined) || (!(func0.call(data, "then")))){
const err0 = {instancePath,schemaPath:"#/anyOf/0/required",keyword:"required",params:{missingProperty: "then"},message:"must have required property '"+"then"+"'",schema:schema119.anyOf[0].required,parentSchema:schema119.anyOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.otherwise === undefined) || (!(func0.call(data, "otherwise")))){
const err1 = {instancePath,schemaPath:"#/anyOf/1/required",keyword:"required",params:{missingProperty: "otherwise"},message:"must have required property '"+"otherwise"+"'",schema:schema119.anyOf[1].required,parentSchema:schema119.anyOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const err2 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema119.anyOf,parentSchema:schema119,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.name === undefined) || (!(func0.call(data, "name")))){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema119.required,parentSchema:schema119,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((data.when === undefined) || (!(func0.call(data, "when")))){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "when"},message:"must have required property '"+"when"+"'",schema:schema119.required,parentSchema:schema119,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema119.properties, key0))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema119,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.name !== undefined && func0.call(data, "name")){
let data0 = data.name;
if(typeof data0 === "string"){
if(func75(data0) > 64){
const err6 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema46,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern7.test(data0)){
const err7 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]*$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9-]*$"+"\"",schema:"^[a-z0-9][a-z0-9-]*$",parentSchema:schema46,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.type,parentSchema:schema46,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data1 = data.description;
if(typeof data1 !== "string"){
const err9 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema119.properties.description.type,parentSchema:schema119.properties.description,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.owner !== undefined && func0.call(data, "owner")){
let data2 = data.owner;
if(typeof data2 !== "string"){
const err10 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema119.properties.owner.type,parentSchema:schema119.properties.owner,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.ticket !== undefined && func0.call(data, "ticket")){
let data3 = data.ticket;
if(typeof data3 !== "string"){
const err11 = {instancePath:instancePath+"/ticket",schemaPath:"#/properties/ticket/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema119.properties.ticket.type,parentSchema:schema119.properties.ticket,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.if !== undefined && func0.call(data, "if")){
if(!(validate36(data.if, {instancePath:instancePath+"/if",parentData:data,parentDataProperty:"if",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
}
if(data.when !== undefined && func0.call(data, "when")){
if(!(validate36(data.when, {instancePath:instancePath+"/when",parentData:data,parentDataProperty:"when",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
}
if(data.then !== undefined && func0.call(data, "then")){
if(!(validate97(data.then, {instancePath:instancePath+"/then",parentData:data,parentDataProperty:"then",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate97.errors : vErrors.concat(validate97.errors);
errors = vErrors.length;
}
}
if(data.otherwise !== undefined && func0.call(data, "otherwise")){
if(!(validate97(data.otherwise, {instancePath:instancePath+"/otherwise",parentData:data,parentDataProperty:"otherwise",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate97.errors : vErrors.concat(validate97.errors);
errors = vErrors.length;
}
}
if(data.mode !== undefined && func0.call(data, "mode")){
let data8 = data.mode;
if(!((data8 === "enforce") || (data8 === "shadow"))){
const err12 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues: schema119.properties.mode.enum},message:"must be equal to one of the allowed values",schema:schema119.properties.mode.enum,parentSchema:schema119.properties.mode,data:data8};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.enabled !== undefined && func0.call(data, "enabled")){
let data9 = data.enabled;
if(typeof data9 !== "boolean"){
const err13 = {instancePath:instancePath+"/enabled",schemaPath:"#/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema119.properties.enabled.type,parentSchema:schema119.properties.enabled,data:data9};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.validFrom !== undefined && func0.call(data, "validFrom")){
let data10 = data.validFrom;
if(typeof data10 !== "string"){
const err14 = {instancePath:instancePath+"/validFrom",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema68.type,parentSchema:schema68,data:data10};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.validUntil !== undefined && func0.call(data, "validUntil")){
let data11 = data.validUntil;
if(typeof data11 !== "string"){
const err15 = {instancePath:instancePath+"/validUntil",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema68.type,parentSchema:schema68,data:data11};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.validThrough !== undefined && func0.call(data, "validThrough")){
let data12 = data.validThrough;
if(typeof data12 !== "string"){
const err16 = {instancePath:instancePath+"/validThrough",schemaPath:"#/properties/validThrough/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema119.properties.validThrough.type,parentSchema:schema119.properties.validThrough,data:data12};
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
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema119.type,parentSchema:schema119,data};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
validate94.errors = vErrors;
return errors === 0;
}
validate94.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate93(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate93.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.rules === undefined) || (!(func0.call(data, "rules")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "rules"},message:"must have required property '"+"rules"+"'",schema:schema118.required,parentSchema:schema118,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "strategy") || (key0 === "rules")) || (key0 === "default"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema118,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.strategy !== undefined && func0.call(data, "strategy")){
let data0 = data.strategy;
if(!((data0 === "all") || (data0 === "first"))){
const err2 = {instancePath:instancePath+"/strategy",schemaPath:"#/properties/strategy/enum",keyword:"enum",params:{allowedValues: schema118.properties.strategy.enum},message:"must be equal to one of the allowed values",schema:schema118.properties.strategy.enum,parentSchema:schema118.properties.strategy,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.rules !== undefined && func0.call(data, "rules")){
let data1 = data.rules;
if(Array.isArray(data1)){
if(data1.length < 1){
const err3 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema118.properties.rules,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(!(validate94(data1[i0], {instancePath:instancePath+"/rules/" + i0,parentData:data1,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate94.errors : vErrors.concat(validate94.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema118.properties.rules.type,parentSchema:schema118.properties.rules,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.default !== undefined && func0.call(data, "default")){
if(!(validate97(data.default, {instancePath:instancePath+"/default",parentData:data,parentDataProperty:"default",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate97.errors : vErrors.concat(validate97.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema118.type,parentSchema:schema118,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate93.errors = vErrors;
return errors === 0;
}
validate93.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate83(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate83.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.version === undefined) || (!(func0.call(data, "version")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema99.required,parentSchema:schema99,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.endpoint === undefined) || (!(func0.call(data, "endpoint")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "endpoint"},message:"must have required property '"+"endpoint"+"'",schema:schema99.required,parentSchema:schema99,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.requestTypes === undefined) || (!(func0.call(data, "requestTypes")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "requestTypes"},message:"must have required property '"+"requestTypes"+"'",schema:schema99.required,parentSchema:schema99,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema99.properties, key0))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema99,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.version !== undefined && func0.call(data, "version")){
let data0 = data.version;
if(1 !== data0){
const err4 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant",schema:1,parentSchema:schema99.properties.version,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.hook !== undefined && func0.call(data, "hook")){
let data1 = data.hook;
if(!(((data1 === "registration") || (data1 === "token")) || (data1 === "saml"))){
const err5 = {instancePath:instancePath+"/hook",schemaPath:"#/properties/hook/enum",keyword:"enum",params:{allowedValues: schema99.properties.hook.enum},message:"must be equal to one of the allowed values",schema:schema99.properties.hook.enum,parentSchema:schema99.properties.hook,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.endpoint !== undefined && func0.call(data, "endpoint")){
let data2 = data.endpoint;
if(typeof data2 === "string"){
if(func75(data2) > 200){
const err6 = {instancePath:instancePath+"/endpoint",schemaPath:"#/properties/endpoint/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema99.properties.endpoint,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern4.test(data2)){
const err7 = {instancePath:instancePath+"/endpoint",schemaPath:"#/properties/endpoint/pattern",keyword:"pattern",params:{pattern: "^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$"},message:"must match pattern \""+"^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$"+"\"",schema:"^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$",parentSchema:schema99.properties.endpoint,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/endpoint",schemaPath:"#/properties/endpoint/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema99.properties.endpoint.type,parentSchema:schema99.properties.endpoint,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data3 = data.description;
if(typeof data3 !== "string"){
const err9 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema99.properties.description.type,parentSchema:schema99.properties.description,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.owner !== undefined && func0.call(data, "owner")){
let data4 = data.owner;
if(typeof data4 !== "string"){
const err10 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema99.properties.owner.type,parentSchema:schema99.properties.owner,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.form !== undefined && func0.call(data, "form")){
let data5 = data.form;
if(Array.isArray(data5)){
if(data5.length < 1){
const err11 = {instancePath:instancePath+"/form",schemaPath:"#/properties/form/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema99.properties.form,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(typeof data6 === "string"){
if(func75(data6) < 1){
const err12 = {instancePath:instancePath+"/form/" + i0,schemaPath:"#/$defs/attribute/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema100,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/form/" + i0,schemaPath:"#/$defs/attribute/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema100.type,parentSchema:schema100,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/form",schemaPath:"#/properties/form/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema99.properties.form.type,parentSchema:schema99.properties.form,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.engine !== undefined && func0.call(data, "engine")){
let data7 = data.engine;
if(!((data7 === "identity") || (data7 === "classic"))){
const err15 = {instancePath:instancePath+"/engine",schemaPath:"#/properties/engine/enum",keyword:"enum",params:{allowedValues: schema99.properties.engine.enum},message:"must be equal to one of the allowed values",schema:schema99.properties.engine.enum,parentSchema:schema99.properties.engine,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.userSchema !== undefined && func0.call(data, "userSchema")){
let data8 = data.userSchema;
if(Array.isArray(data8)){
if(data8.length < 1){
const err16 = {instancePath:instancePath+"/userSchema",schemaPath:"#/properties/userSchema/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema99.properties.userSchema,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
const len1 = data8.length;
for(let i1=0; i1<len1; i1++){
let data9 = data8[i1];
if(typeof data9 === "string"){
if(func75(data9) < 1){
const err17 = {instancePath:instancePath+"/userSchema/" + i1,schemaPath:"#/$defs/attribute/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema100,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/userSchema/" + i1,schemaPath:"#/$defs/attribute/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema100.type,parentSchema:schema100,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath:instancePath+"/userSchema",schemaPath:"#/properties/userSchema/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema99.properties.userSchema.type,parentSchema:schema99.properties.userSchema,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.sensitive !== undefined && func0.call(data, "sensitive")){
let data10 = data.sensitive;
if(Array.isArray(data10)){
if(data10.length < 1){
const err20 = {instancePath:instancePath+"/sensitive",schemaPath:"#/properties/sensitive/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema99.properties.sensitive,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
const len2 = data10.length;
for(let i2=0; i2<len2; i2++){
let data11 = data10[i2];
if(typeof data11 === "string"){
if(func75(data11) < 1){
const err21 = {instancePath:instancePath+"/sensitive/" + i2,schemaPath:"#/$defs/attribute/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema100,data:data11};
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
const err22 = {instancePath:instancePath+"/sensitive/" + i2,schemaPath:"#/$defs/attribute/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema100.type,parentSchema:schema100,data:data11};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/sensitive",schemaPath:"#/properties/sensitive/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema99.properties.sensitive.type,parentSchema:schema99.properties.sensitive,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.language !== undefined && func0.call(data, "language")){
let data12 = data.language;
if(Array.isArray(data12)){
if(data12.length < 1){
const err24 = {instancePath:instancePath+"/language",schemaPath:"#/properties/language/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema99.properties.language,data:data12};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
const len3 = data12.length;
for(let i3=0; i3<len3; i3++){
let data13 = data12[i3];
if(typeof data13 === "string"){
if(func75(data13) < 1){
const err25 = {instancePath:instancePath+"/language/" + i3,schemaPath:"#/properties/language/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema99.properties.language.items,data:data13};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/language/" + i3,schemaPath:"#/properties/language/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema99.properties.language.items.type,parentSchema:schema99.properties.language.items,data:data13};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath:instancePath+"/language",schemaPath:"#/properties/language/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema99.properties.language.type,parentSchema:schema99.properties.language,data:data12};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.facts !== undefined && func0.call(data, "facts")){
let data14 = data.facts;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
for(const key1 of Object.keys(data14)){
const _errs32 = errors;
if(typeof key1 === "string"){
if(func75(key1) > 64){
const err28 = {instancePath:instancePath+"/facts",schemaPath:"#/$defs/factName/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema40,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(!pattern5.test(key1)){
const err29 = {instancePath:instancePath+"/facts",schemaPath:"#/$defs/factName/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_-]*$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_-]*$"+"\"",schema:"^[A-Za-z][A-Za-z0-9_-]*$",parentSchema:schema40,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/facts",schemaPath:"#/$defs/factName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var valid12 = _errs32 === errors;
if(!valid12){
const err31 = {instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema99.properties.facts.propertyNames,parentSchema:schema99.properties.facts,data:data14};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
for(const key2 of Object.keys(data14)){
let data15 = data14[key2];
if((typeof data15 !== "string") && (!(data15 && typeof data15 == "object" && !Array.isArray(data15)))){
const err32 = {instancePath:instancePath+"/facts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/facts/additionalProperties/type",keyword:"type",params:{type: schema99.properties.facts.additionalProperties.type},message:"must be string,object",schema:schema99.properties.facts.additionalProperties.type,parentSchema:schema99.properties.facts.additionalProperties,data:data15};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(typeof data15 === "string"){
if(func75(data15) < 1){
const err33 = {instancePath:instancePath+"/facts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/facts/additionalProperties/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema99.properties.facts.additionalProperties,data:data15};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if((data15.template === undefined) || (!(func0.call(data15, "template")))){
const err34 = {instancePath:instancePath+"/facts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/facts/additionalProperties/required",keyword:"required",params:{missingProperty: "template"},message:"must have required property '"+"template"+"'",schema:schema99.properties.facts.additionalProperties.required,parentSchema:schema99.properties.facts.additionalProperties,data:data15};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if((data15.as === undefined) || (!(func0.call(data15, "as")))){
const err35 = {instancePath:instancePath+"/facts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/facts/additionalProperties/required",keyword:"required",params:{missingProperty: "as"},message:"must have required property '"+"as"+"'",schema:schema99.properties.facts.additionalProperties.required,parentSchema:schema99.properties.facts.additionalProperties,data:data15};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
for(const key3 of Object.keys(data15)){
if(!((key3 === "template") || (key3 === "as"))){
const err36 = {instancePath:instancePath+"/facts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/facts/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema99.properties.facts.additionalProperties,data:data15};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data15.template !== undefined && func0.call(data15, "template")){
let data16 = data15.template;
if(typeof data16 === "string"){
if(func75(data16) < 1){
const err37 = {instancePath:instancePath+"/facts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/template",schemaPath:"#/$defs/templateText/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema41,data:data16};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {instancePath:instancePath+"/facts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/template",schemaPath:"#/$defs/templateText/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema41.type,parentSchema:schema41,data:data16};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data15.as !== undefined && func0.call(data15, "as")){
let data17 = data15.as;
if(!((((data17 === "number") || (data17 === "boolean")) || (data17 === "list")) || (data17 === "date"))){
const err39 = {instancePath:instancePath+"/facts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/as",schemaPath:"#/$defs/templateType/enum",keyword:"enum",params:{allowedValues: schema42.enum},message:"must be equal to one of the allowed values",schema:schema42.enum,parentSchema:schema42,data:data17};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
}
}
else {
const err40 = {instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema99.properties.facts.type,parentSchema:schema99.properties.facts,data:data14};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.lookups !== undefined && func0.call(data, "lookups")){
let data18 = data.lookups;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
for(const key4 of Object.keys(data18)){
const _errs46 = errors;
if(typeof key4 === "string"){
if(func75(key4) > 64){
const err41 = {instancePath:instancePath+"/lookups",schemaPath:"#/$defs/factName/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema40,data:key4,propertyName:key4};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(!pattern5.test(key4)){
const err42 = {instancePath:instancePath+"/lookups",schemaPath:"#/$defs/factName/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_-]*$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_-]*$"+"\"",schema:"^[A-Za-z][A-Za-z0-9_-]*$",parentSchema:schema40,data:key4,propertyName:key4};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/lookups",schemaPath:"#/$defs/factName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:key4,propertyName:key4};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
var valid18 = _errs46 === errors;
if(!valid18){
const err44 = {instancePath:instancePath+"/lookups",schemaPath:"#/properties/lookups/propertyNames",keyword:"propertyNames",params:{propertyName: key4},message:"property name must be valid",schema:schema99.properties.lookups.propertyNames,parentSchema:schema99.properties.lookups,data:data18};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
for(const key5 of Object.keys(data18)){
let data19 = data18[key5];
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if((data19.list === undefined) || (!(func0.call(data19, "list")))){
const err45 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/lookup/required",keyword:"required",params:{missingProperty: "list"},message:"must have required property '"+"list"+"'",schema:schema45.required,parentSchema:schema45,data:data19};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if((data19.key === undefined) || (!(func0.call(data19, "key")))){
const err46 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/lookup/required",keyword:"required",params:{missingProperty: "key"},message:"must have required property '"+"key"+"'",schema:schema45.required,parentSchema:schema45,data:data19};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
for(const key6 of Object.keys(data19)){
if(!((((key6 === "list") || (key6 === "key")) || (key6 === "ignoreCase")) || (key6 === "match"))){
const err47 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/lookup/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema45,data:data19};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data19.list !== undefined && func0.call(data19, "list")){
let data20 = data19.list;
if(typeof data20 !== "string"){
const err48 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/list",schemaPath:"#/$defs/lookup/properties/list/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.properties.list.type,parentSchema:schema45.properties.list,data:data20};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data19.key !== undefined && func0.call(data19, "key")){
let data21 = data19.key;
if((typeof data21 !== "string") && (!(data21 && typeof data21 == "object" && !Array.isArray(data21)))){
const err49 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/key",schemaPath:"#/$defs/lookup/properties/key/type",keyword:"type",params:{type: schema45.properties.key.type},message:"must be string,object",schema:schema45.properties.key.type,parentSchema:schema45.properties.key,data:data21};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(typeof data21 === "string"){
if(func75(data21) < 1){
const err50 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/key",schemaPath:"#/$defs/lookup/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema45.properties.key,data:data21};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
if(Object.keys(data21).length < 1){
const err51 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/key",schemaPath:"#/$defs/lookup/properties/key/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema45.properties.key,data:data21};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
for(const key7 of Object.keys(data21)){
let data22 = data21[key7];
if(typeof data22 === "string"){
if(func75(data22) < 1){
const err52 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/key/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/lookup/properties/key/additionalProperties/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema45.properties.key.additionalProperties,data:data22};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/key/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/lookup/properties/key/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.properties.key.additionalProperties.type,parentSchema:schema45.properties.key.additionalProperties,data:data22};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
}
}
if(data19.ignoreCase !== undefined && func0.call(data19, "ignoreCase")){
let data23 = data19.ignoreCase;
if(typeof data23 !== "boolean"){
const err54 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/ignoreCase",schemaPath:"#/$defs/lookup/properties/ignoreCase/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema45.properties.ignoreCase.type,parentSchema:schema45.properties.ignoreCase,data:data23};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data19.match !== undefined && func0.call(data19, "match")){
let data24 = data19.match;
if((typeof data24 !== "string") && (!(data24 && typeof data24 == "object" && !Array.isArray(data24)))){
const err55 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/match",schemaPath:"#/$defs/lookup/properties/match/type",keyword:"type",params:{type: schema45.properties.match.type},message:"must be string,object",schema:schema45.properties.match.type,parentSchema:schema45.properties.match,data:data24};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
const _errs65 = errors;
let valid24 = true;
const _errs66 = errors;
if(typeof data24 !== "string"){
const err56 = {};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
var _valid0 = _errs66 === errors;
errors = _errs65;
if(vErrors !== null){
if(_errs65){
vErrors.length = _errs65;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs68 = errors;
if(!(data24 === "domain")){
const err57 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/match",schemaPath:"#/$defs/lookup/properties/match/then/enum",keyword:"enum",params:{allowedValues: schema45.properties.match.then.enum},message:"must be equal to one of the allowed values",schema:schema45.properties.match.then.enum,parentSchema:schema45.properties.match.then,data:data24};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
var _valid0 = _errs68 === errors;
valid24 = _valid0;
}
if(!valid24){
const err58 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/match",schemaPath:"#/$defs/lookup/properties/match/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema",schema:schema45.properties.match.if,parentSchema:schema45.properties.match,data:data24};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
if(Object.keys(data24).length > 1){
const err59 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/match",schemaPath:"#/$defs/lookup/properties/match/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties",schema:1,parentSchema:schema45.properties.match,data:data24};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(Object.keys(data24).length < 1){
const err60 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/match",schemaPath:"#/$defs/lookup/properties/match/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema45.properties.match,data:data24};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
for(const key8 of Object.keys(data24)){
let data25 = data24[key8];
if(!(data25 === "domain")){
const err61 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/match/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/lookup/properties/match/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema45.properties.match.additionalProperties.enum},message:"must be equal to one of the allowed values",schema:schema45.properties.match.additionalProperties.enum,parentSchema:schema45.properties.match.additionalProperties,data:data25};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
}
}
else {
const err62 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/lookup/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema45.type,parentSchema:schema45,data:data19};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
else {
const err63 = {instancePath:instancePath+"/lookups",schemaPath:"#/properties/lookups/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema99.properties.lookups.type,parentSchema:schema99.properties.lookups,data:data18};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data.outcomes !== undefined && func0.call(data, "outcomes")){
let data26 = data.outcomes;
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
for(const key9 of Object.keys(data26)){
const _errs73 = errors;
if(typeof key9 === "string"){
if(func75(key9) > 64){
const err64 = {instancePath:instancePath+"/outcomes",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema46,data:key9,propertyName:key9};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(!pattern7.test(key9)){
const err65 = {instancePath:instancePath+"/outcomes",schemaPath:"#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]*$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9-]*$"+"\"",schema:"^[a-z0-9][a-z0-9-]*$",parentSchema:schema46,data:key9,propertyName:key9};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
else {
const err66 = {instancePath:instancePath+"/outcomes",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.type,parentSchema:schema46,data:key9,propertyName:key9};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
var valid26 = _errs73 === errors;
if(!valid26){
const err67 = {instancePath:instancePath+"/outcomes",schemaPath:"#/properties/outcomes/propertyNames",keyword:"propertyNames",params:{propertyName: key9},message:"property name must be valid",schema:schema99.properties.outcomes.propertyNames,parentSchema:schema99.properties.outcomes,data:data26};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
for(const key10 of Object.keys(data26)){
if(!(validate84(data26[key10], {instancePath:instancePath+"/outcomes/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data26,parentDataProperty:key10,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate84.errors : vErrors.concat(validate84.errors);
errors = vErrors.length;
}
}
}
else {
const err68 = {instancePath:instancePath+"/outcomes",schemaPath:"#/properties/outcomes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema99.properties.outcomes.type,parentSchema:schema99.properties.outcomes,data:data26};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data.conditions !== undefined && func0.call(data, "conditions")){
let data28 = data.conditions;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
for(const key11 of Object.keys(data28)){
const _errs80 = errors;
if(typeof key11 === "string"){
if(func75(key11) > 64){
const err69 = {instancePath:instancePath+"/conditions",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema46,data:key11,propertyName:key11};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(!pattern7.test(key11)){
const err70 = {instancePath:instancePath+"/conditions",schemaPath:"#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]*$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9-]*$"+"\"",schema:"^[a-z0-9][a-z0-9-]*$",parentSchema:schema46,data:key11,propertyName:key11};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
else {
const err71 = {instancePath:instancePath+"/conditions",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.type,parentSchema:schema46,data:key11,propertyName:key11};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
var valid29 = _errs80 === errors;
if(!valid29){
const err72 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/propertyNames",keyword:"propertyNames",params:{propertyName: key11},message:"property name must be valid",schema:schema99.properties.conditions.propertyNames,parentSchema:schema99.properties.conditions,data:data28};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
for(const key12 of Object.keys(data28)){
if(!(validate36(data28[key12], {instancePath:instancePath+"/conditions/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data28,parentDataProperty:key12,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
}
}
else {
const err73 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema99.properties.conditions.type,parentSchema:schema99.properties.conditions,data:data28};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data.requestTypes !== undefined && func0.call(data, "requestTypes")){
let data30 = data.requestTypes;
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
if(Object.keys(data30).length < 1){
const err74 = {instancePath:instancePath+"/requestTypes",schemaPath:"#/properties/requestTypes/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema99.properties.requestTypes,data:data30};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
for(const key13 of Object.keys(data30)){
if(!((key13 === "self.service.registration") || (key13 === "progressive.profile"))){
const err75 = {instancePath:instancePath+"/requestTypes",schemaPath:"#/properties/requestTypes/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties",schema:false,parentSchema:schema99.properties.requestTypes,data:data30};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data30["self.service.registration"] !== undefined && func0.call(data30, "self.service.registration")){
if(!(validate93(data30["self.service.registration"], {instancePath:instancePath+"/requestTypes/self.service.registration",parentData:data30,parentDataProperty:"self.service.registration",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate93.errors : vErrors.concat(validate93.errors);
errors = vErrors.length;
}
}
if(data30["progressive.profile"] !== undefined && func0.call(data30, "progressive.profile")){
if(!(validate93(data30["progressive.profile"], {instancePath:instancePath+"/requestTypes/progressive.profile",parentData:data30,parentDataProperty:"progressive.profile",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate93.errors : vErrors.concat(validate93.errors);
errors = vErrors.length;
}
}
}
else {
const err76 = {instancePath:instancePath+"/requestTypes",schemaPath:"#/properties/requestTypes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema99.properties.requestTypes.type,parentSchema:schema99.properties.requestTypes,data:data30};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data.unhandled !== undefined && func0.call(data, "unhandled")){
if(!(validate97(data.unhandled, {instancePath:instancePath+"/unhandled",parentData:data,parentDataProperty:"unhandled",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate97.errors : vErrors.concat(validate97.errors);
errors = vErrors.length;
}
}
if(data.onError !== undefined && func0.call(data, "onError")){
if(!(validate97(data.onError, {instancePath:instancePath+"/onError",parentData:data,parentDataProperty:"onError",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate97.errors : vErrors.concat(validate97.errors);
errors = vErrors.length;
}
}
}
else {
const err77 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema99.type,parentSchema:schema99,data};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
validate83.errors = vErrors;
return errors === 0;
}
validate83.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="urn:hookgate:schema:rule-file" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = true;
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.hook === undefined) || (!(func0.call(data, "hook")))) && (missing0 = "hook")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.hook !== undefined && func0.call(data, "hook")){
if("token" !== data.hook){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
}
else {
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs1 === errors;
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs4 = errors;
if(!(validate21(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
if(valid0){
var props0 = true;
}
ifClause0 = "then";
}
else {
const _errs5 = errors;
const _errs6 = errors;
let valid2 = true;
const _errs7 = errors;
if(errors === _errs7){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if(((data.hook === undefined) || (!(func0.call(data, "hook")))) && (missing1 = "hook")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
if(data.hook !== undefined && func0.call(data, "hook")){
if("saml" !== data.hook){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
else {
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid1 = _errs7 === errors;
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
let ifClause1;
if(_valid1){
const _errs10 = errors;
if(!(validate58(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var _valid1 = _errs10 === errors;
valid2 = _valid1;
if(valid2){
var props1 = true;
}
ifClause1 = "then";
}
else {
const _errs11 = errors;
if(!(validate83(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
var _valid1 = _errs11 === errors;
valid2 = _valid1;
if(valid2){
if(props1 !== true){
props1 = true;
}
}
ifClause1 = "else";
}
if(!valid2){
const err6 = {instancePath,schemaPath:"#/else/if",keyword:"if",params:{failingKeyword: ifClause1},message:"must match \""+ifClause1+"\" schema",schema:schema31.else.if,parentSchema:schema31.else,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid0 = _valid0;
if(valid0){
if(props0 !== true && props1 !== undefined){
if(props1 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props1);
}
}
}
ifClause0 = "else";
}
if(!valid0){
const err7 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema",schema:schema31.if,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate20.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate20.evaluated = {"dynamicProps":true,"dynamicItems":false};
return validate20;
};
