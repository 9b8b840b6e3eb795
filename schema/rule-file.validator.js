// Made of the schema beside it by test/unit/diagnostics/validators.test.ts.
export default ({ linearPattern, countCharacters }) => {
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:hookgate:schema:rule-file","title":"a rule file","description":"Rules for one endpoint that Okta's registration inline hook calls.","type":"object","errorMessage":"a rule file has the keys version, endpoint and requestTypes","required":["version","endpoint","requestTypes"],"additionalProperties":false,"properties":{"version":{"description":"The version of the rule language: 1.","const":1,"errorMessage":"write: version: 1"},"hook":{"title":"hook","description":"The Okta hook that calls the endpoint. Left out: registration.","enum":["registration"],"default":"registration","enumDescriptions":["Registration inline hook: sign-up and profile updates."]},"endpoint":{"description":"The path that Okta calls, matched exactly: /registrationHookSSR","type":"string","maxLength":200,"pattern":"^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$","patternErrorMessage":"an absolute path of letters, digits and - . _ ~ without a slash at its end, such as /registrationHookSSR"},"description":{"description":"What these rules are for, in a sentence.","type":"string"},"owner":{"description":"Who answers for these rules; shown by explain and in the log.","type":"string"},"form":{"title":"form","description":"The attributes on the sign-up form, as Okta's profile policy lists them.","type":"array","minItems":1,"items":{"$ref":"#/$defs/attribute"}},"engine":{"description":"The engine of the Okta org: identity, which is meant when it is left out, or classic. For lint only.","enum":["identity","classic"],"enumDescriptions":["Okta Identity Engine.","Okta Classic Engine."]},"userSchema":{"title":"userSchema","description":"The attributes that Okta's user profile schema has beside the base ones. For lint only.","type":"array","minItems":1,"items":{"$ref":"#/$defs/attribute"}},"sensitive":{"title":"sensitive","description":"The attributes that Okta marks as sensitive, and never sends. For lint only.","type":"array","minItems":1,"items":{"$ref":"#/$defs/attribute"}},"language":{"title":"language","description":"The facts that name the language of texts, the preferred one first: [data.userProfile.locale]. The built-in texts are translated too.","type":"array","minItems":1,"errorMessage":"write a list of facts: [data.userProfile.locale]","items":{"description":"A fact with a language tag, such as de, pt-BR or en_US. Anything else counts as absent.","type":"string","minLength":1,"errorMessage":"write the path of a fact, such as data.userProfile.locale","defaultSnippets":[{"label":"data.userProfile.locale","description":"The locale of somebody who signs up, if it is on the form.","body":"data.userProfile.locale"},{"label":"data.context.user.profile.locale","description":"The locale of somebody who has an account.","body":"data.context.user.profile.locale"}]}},"facts":{"title":"facts","description":"Facts that are made of others, used as  fact: facts.NAME  and  {{ facts.NAME }}. Each is made at most once a request.","type":"object","errorMessage":"write NAME: \"{{ data.userProfile.email | email_domain }}\", or leave the key out","propertyNames":{"$ref":"#/$defs/factName"},"additionalProperties":{"title":"a fact","description":"A template, or { template, as } for another type than text. Without a value in one of its {{ }} the fact is absent.","errorMessage":"a template in quotes, or { template: TEXT, as: number }","unknownFormMessage":"a fact is a template in quotes; the row of a list is written lookups: NAME: { list: NAME, key: TEMPLATE }; a lookup in another system (connection:) is not available in this version","type":["string","object"],"minLength":1,"required":["template","as"],"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/templateText"},"as":{"$ref":"#/$defs/templateType"}}}},"lookups":{"title":"lookups","description":"Rows of lists, used as  fact: lookups.NAME.found  and  {{ lookups.NAME.value.COLUMN }}","type":"object","errorMessage":"write NAME: { list: partners, key: \"{{ facts.mailDomain }}\" }, or leave the key out","propertyNames":{"$ref":"#/$defs/factName"},"additionalProperties":{"$ref":"#/$defs/lookup"}},"outcomes":{"title":"outcomes","description":"Outcomes with a name, used by that name in then, otherwise, default, unhandled and onError.","type":"object","errorMessage":"write NAME: { deny: true }, or leave the key out","propertyNames":{"$ref":"#/$defs/name"},"additionalProperties":{"$ref":"#/$defs/outcome"}},"conditions":{"title":"conditions","description":"Conditions with a name, used as  condition: NAME","type":"object","errorMessage":"write NAME: { fact: PATH, operator: NAME }, or leave the key out","propertyNames":{"$ref":"#/$defs/name"},"additionalProperties":{"$ref":"#/$defs/condition"}},"requestTypes":{"title":"requestTypes","description":"The rules for each of the hook's request types.","type":"object","minProperties":1,"errorMessage":"give rules for self.service.registration, progressive.profile or both","additionalProperties":false,"properties":{"self.service.registration":{"$ref":"#/$defs/requestType","description":"Somebody signs up (also Classic Engine's registration)."},"progressive.profile":{"$ref":"#/$defs/requestType","description":"Somebody who has an account adds to the profile."}}},"unhandled":{"$ref":"#/$defs/outcomeOrName","description":"For a requestType that has no rules here. Left out: deny.","default":"deny"},"onError":{"$ref":"#/$defs/outcomeOrName","description":"When a decision fails or runs out of time. Left out: deny.","default":"deny"}},"$defs":{"name":{"type":"string","pattern":"^[a-z0-9][a-z0-9-]*$","maxLength":64,"errorMessage":"use lower-case letters, digits and hyphens","patternErrorMessage":"use lower-case letters, digits and hyphens, such as corporate-email"},"factName":{"type":"string","pattern":"^[A-Za-z][A-Za-z0-9_-]*$","maxLength":64,"errorMessage":"use letters, digits, _ and -, a letter first","patternErrorMessage":"use letters, digits, _ and -, a letter first, such as mailDomain"},"templateText":{"description":"A text with templates: {{ data.userProfile.employeeNumber }}","type":"string","minLength":1},"templateType":{"description":"The type of the value. A text that cannot be converted makes the decision fail.","enum":["number","boolean","list","date"],"enumDescriptions":["A number in plain decimals.","true or false.","The elements of a list fact, or the parts of a text between commas.","An RFC 3339 full date: 2026-12-31"]},"lookup":{"title":"a lookup","description":"The row of a list with this key.","type":"object","required":["list","key"],"additionalProperties":false,"errorMessage":"write { list: partners, key: \"{{ facts.mailDomain }}\" }","unknownFormMessage":"a lookup is written { list: NAME, key: TEMPLATE }; a lookup in another system (connection:) is not available in this version","properties":{"list":{"description":"A file in lists/, without its ending.","type":"string"},"key":{"title":"key","description":"A template for the column value, or the first one; or { COLUMN: TEMPLATE } for several, all of which must match.","errorMessage":"write a template in quotes, or { COLUMN: TEMPLATE }","type":["string","object"],"minLength":1,"minProperties":1,"additionalProperties":{"type":"string","minLength":1,"errorMessage":"write a template in quotes"}},"ignoreCase":{"description":"true: the key is compared without case.","type":"boolean","errorMessage":"write true or false","default":false},"match":{"description":"domain: the entries are domains (okta.com, *.okta.com, .okta.com), of which the longest one that matches is found.","enum":["domain"],"enumDescriptions":["The longest entry that matches the domain."]}}},"attribute":{"type":"string","minLength":1,"errorMessage":"the variable name of a profile attribute"},"requestType":{"title":"a request type","description":"Rules, how they are combined, and what happens when none of them yields an outcome.","type":"object","errorMessage":"a request type has the key rules","required":["rules"],"additionalProperties":false,"properties":{"strategy":{"description":"all: every rule counts, denials win. first: the first rule that yields an outcome decides.","enum":["all","first"],"enumDescriptions":["Every rule counts, and denials win.","The first rule that yields an outcome decides."],"default":"all"},"rules":{"title":"rules","description":"In this order they are evaluated.","type":"array","minItems":1,"errorMessage":"begin each rule with  - name:","items":{"$ref":"#/$defs/rule"}},"default":{"$ref":"#/$defs/outcomeOrName","description":"When no enforced rule yields an outcome. Left out: deny.","default":"deny"}}},"rule":{"title":"a rule","type":"object","required":["name","when"],"anyOf":[{"required":["then"]},{"required":["otherwise"]}],"errorMessage":"a rule needs \"name\", \"when\", and \"then\", \"otherwise\" or both","additionalProperties":false,"properties":{"name":{"$ref":"#/$defs/name","description":"Unique in its list; what the log, explain and Okta's System Log show."},"description":{"description":"What the rule is for, in a sentence.","type":"string"},"owner":{"description":"Who answers for the rule.","type":"string"},"ticket":{"description":"Where the rule was asked for: SEC-123","type":"string"},"if":{"$ref":"#/$defs/condition","description":"The requests that this rule is for. It is skipped for all others, as if it were not there."},"when":{"$ref":"#/$defs/condition","description":"The condition that this rule tests."},"then":{"$ref":"#/$defs/outcomeOrName","description":"What happens when the condition holds."},"otherwise":{"$ref":"#/$defs/outcomeOrName","description":"What happens when it does not."},"mode":{"description":"enforce (default), or shadow: evaluated and logged, without effect.","enum":["enforce","shadow"],"enumDescriptions":["The rule has its effect.","The rule is evaluated and logged, without effect."],"default":"enforce"},"enabled":{"description":"false: as if the rule were not there.","type":"boolean","errorMessage":"write true or false; yes, no, on and off are text","default":true},"validFrom":{"$ref":"#/$defs/time","description":"Before this time the rule is skipped."},"validUntil":{"$ref":"#/$defs/time","description":"From this time on the rule is skipped."},"validThrough":{"description":"The last day of the rule (UTC), in place of validUntil: 2026-12-31","type":"string","errorMessage":"the last day, such as 2026-12-31"}},"defaultSnippets":[{"label":"a rule that requires something","description":"Allows what meets the condition, and denies everything else with a message.","body":{"name":"${1:what-is-required}","when":"{ fact: data.userProfile.${2:email}, operator: ${3:present} }","then":"allow","otherwise":{"deny":"^true","error":{"errorSummary":"${4:Please contact your admin.}"}}}}]},"time":{"type":"string","errorMessage":"an RFC 3339 time, such as 2026-03-01T09:00:00Z, or a date alone, such as 2026-03-01"},"condition":{"title":"a condition","type":"object","additionalProperties":false,"errorMessage":"a condition has exactly one of: all, any, not, condition, fact; one with a name is { condition: NAME }","oneOf":[{"required":["all"]},{"required":["any"]},{"required":["not"]},{"required":["condition"]},{"required":["fact"]}],"dependentRequired":{"fact":["operator"],"operator":["fact"],"value":["operator"],"dateFormat":["value"]},"properties":{"all":{"title":"all","description":"Every one of these holds.","type":"array","minItems":1,"errorMessage":"write a list of conditions; an empty one would hold for everybody","items":{"$ref":"#/$defs/condition"}},"any":{"title":"any","description":"At least one of these holds.","type":"array","minItems":1,"errorMessage":"write a list of conditions; an empty one would hold for nobody","items":{"$ref":"#/$defs/condition"}},"not":{"$ref":"#/$defs/condition","description":"This does not hold."},"condition":{"description":"The name of a condition in this file.","type":"string"},"fact":{"description":"A path into Okta's request, or a fact that this file makes: data.userProfile.email, facts.mailDomain, lookups.partner.found","type":"string","defaultSnippets":[{"label":"data.userProfile.email","description":"The address that somebody signs up with.","body":"data.userProfile.email"},{"label":"data.userProfile.login","description":"The user name that somebody signs up with.","body":"data.userProfile.login"},{"label":"data.userProfile.employeeNumber","description":"An attribute of the sign-up form.","body":"data.userProfile.employeeNumber"},{"label":"data.userProfileUpdate.employeeNumber","description":"An attribute that is added to a profile.","body":"data.userProfileUpdate.employeeNumber"},{"label":"data.context.request.ipAddress","description":"The address that the request came from, as Okta sees it.","body":"data.context.request.ipAddress"},{"label":"facts.NAME","description":"A fact that this file makes of others, under facts:","body":"facts.${1:mailDomain}"},{"label":"lookups.NAME.found","description":"Whether a lookup found a row: true or false.","body":"lookups.${1:partner}.found"}]},"operator":{"description":"How the fact is compared. Decorators may stand in front: not:, ignoreCase:, trim:, someFact:, everyFact:, someValue:, everyValue:, swap:","type":"string","checkedByEngine":true,"anyOf":[{"title":"an operator","enum":["equal","notEqual","in","notIn","startsWith","endsWith","contains","doesNotContain","matches","notMatches","digits","lengthBetween","lessThan","lessThanInclusive","greaterThan","greaterThanInclusive","before","after","olderThan","newerThan","email","emailDomainIn","emailDomainNotIn","ipInCidr","ipNotInCidr","phonePrefixIn","phonePrefixNotIn","present","absent"],"enumDescriptions":["Is exactly the value.","Is there, and is not the value.","Is one of the values: a list, { list: NAME } or { lists: [NAME, NAME] }. Whole values, never parts of them.","Is there, and is none of the values.","Text that begins with the value.","Text that ends with the value. For the domain of an address take emailDomainIn.","Text that holds the value; of an array, one of its elements is the value.","Text, or an array, that does not hold the value.","Text that matches the pattern (RE2) from its beginning to its end.","Text that does not match the pattern (RE2) as a whole.","So many ASCII digits and nothing else: 4, or [4, 6].","Text of so many characters: [2, 40].","A number, or text that is one, below the value.","A number, or text that is one, at most the value.","A number, or text that is one, above the value.","A number, or text that is one, at least the value.","A time before the value: 2026-03-01T09:00:00Z","A time after the value: 2026-03-01T09:00:00Z","A time further back from now than the value: 90d, 12h. By the calendar: 18y, 6mo holds from the birthday on.","A time not so far back from now as the value: 90d, 12h. By the calendar: 18y, 6mo holds before the birthday.","A mailbox that one may trust. Takes no value.","An address whose domain is listed: okta.com is exactly that, *.okta.com any name below it, .okta.com both.","A valid address whose domain is not listed.","An IP address inside of the networks: [203.0.113.0/24]","A valid IP address outside of the networks.","A phone number with one of the prefixes or of one of the countries: [\"+44\", JM]","A phone number with none of the prefixes and of none of the countries.","Has a value. Takes no value itself.","Is missing or null. Takes no value."]},{"title":"with decorators","pattern":"^(not|someFact|everyFact|someValue|everyValue|swap|ignoreCase|trim):"}]},"value":{"description":"What the fact is compared with: a literal, { list: NAME }, { lists: [NAME, NAME] } or { fact: PATH }.","title":"a value","type":["string","number","boolean","array","object"],"errorMessage":"write text, a number, a list, { list: NAME }, { lists: [NAME, NAME] } or { fact: PATH }; for no value use the operator absent","items":{"type":["string","number","boolean"],"errorMessage":"quote text that has braces or brackets in it"},"minItems":1,"minProperties":1,"maxProperties":1,"additionalProperties":false,"properties":{"list":{"description":"A file in lists/, without its ending.","type":"string"},"lists":{"title":"lists","description":"Several files in lists/, without their endings: read as one list with all entries.","type":"array","errorMessage":"write the names of the lists: { lists: [NAME, NAME] }","minItems":1,"items":{"title":"the name of a list","type":"string","errorMessage":"write the name of a file in lists/, without its ending"}},"fact":{"description":"Another path into the request.","type":"string"}}},"dateFormat":{"description":"How the fact is written, for before, after, olderThan and newerThan: DD/MM/YYYY. YYYY, MM or M, DD or D; left out: RFC 3339.","type":"string","errorMessage":"write it as DD/MM/YYYY","examples":["DD/MM/YYYY","MM/DD/YYYY","DD.MM.YYYY","D.M.YYYY"]}},"defaultSnippets":[{"label":"a test","description":"Compares a fact with a value.","body":{"fact":"data.userProfile.${1:email}","operator":"${2:equal}","value":"$3"}},{"label":"all of","description":"Holds when every one of these holds.","body":{"all":["{ fact: data.userProfile.${1:email}, operator: ${2:present} }"]}},{"label":"any of","description":"Holds when at least one of these holds.","body":{"any":["{ fact: data.userProfile.${1:email}, operator: ${2:present} }"]}}]},"outcomeOrName":{"title":"an outcome","description":"allow, deny, continue, the name of an outcome in this file, or an outcome written out.","type":["string","object"],"errorMessage":"allow, deny, continue, the name of an outcome, or an outcome written out","$ref":"#/$defs/outcomeKeys","defaultSnippets":[{"label":"deny with a message","description":"Okta refuses, and the person reads at the field what is wrong.","body":{"deny":"^true","error":{"errorSummary":"${1:Please contact your admin.}","errorCauses":[{"errorSummary":"${2:What to do instead.}","location":"data.userProfile.${3:email}"}]}}},{"label":"allow and set attributes","description":"Okta goes on, with these attributes in the profile.","body":{"allow":"^true","set":{"${1:attribute}":"\"${2:value}\""}}}],"anyOf":[{"title":"a built-in outcome","enum":["allow","deny","continue"],"enumDescriptions":["Okta creates the account, or updates the profile.","Okta refuses, with a plain message.","hookgate says nothing, and Okta goes on."]},{"title":"one of your own"}]},"outcome":{"title":"an outcome","type":"object","errorMessage":"write it out, as in { deny: true }","$ref":"#/$defs/outcomeKeys","defaultSnippets":[{"label":"deny with a message","description":"Okta refuses, and the person reads at the field what is wrong.","body":{"deny":"^true","error":{"errorSummary":"${1:Please contact your admin.}","errorCauses":[{"errorSummary":"${2:What to do instead.}","location":"data.userProfile.${3:email}"}]}}},{"label":"allow and set attributes","description":"Okta goes on, with these attributes in the profile.","body":{"allow":"^true","set":{"${1:attribute}":"\"${2:value}\""}}}]},"outcomeKeys":{"title":"an outcome","minProperties":1,"additionalProperties":false,"properties":{"allow":{"description":"Okta creates the account, or updates the profile.","const":true,"errorMessage":"write allow: true, or leave it out"},"deny":{"description":"Okta refuses.","const":true,"errorMessage":"write deny: true, or leave it out"},"set":{"title":"set","errorMessage":"write attribute: value","description":"Profile attributes to set; text may hold templates: {{ data.userProfile.email | downcase }}","type":"object","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9_]*$","errorMessage":"the variable name of a profile attribute: letters, digits and underscores"},"minProperties":1,"additionalProperties":{"title":"an attribute's value","type":["string","number","boolean","null","array","object"],"errorMessage":"a profile attribute cannot be a map, except { template: TEXT, as: number }","items":{"type":["string","number","boolean"],"errorMessage":"a list in a profile holds no lists and no maps"},"minProperties":1,"dependentRequired":{"template":["as"],"as":["template"]},"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/templateText"},"as":{"$ref":"#/$defs/templateType"}}}},"commands":{"title":"commands","description":"Okta commands, written out.","type":"array","minItems":1,"items":{"title":"a command","type":"object","required":["type","value"],"additionalProperties":false,"properties":{"type":{"description":"com.okta.user.profile.update and the like.","type":"string"},"value":{"description":"What the command takes; text may hold templates."}}}},"error":{"$ref":"#/$defs/error","description":"What the person reads; with it, Okta refuses."},"debugContext":{"title":"debugContext","description":"Written to Okta's System Log.","type":"object","minProperties":1}}},"text":{"title":"a text","type":["string","object"],"minLength":1,"errorMessage":"write a text, or { default: TEXT, de: TEXT }","required":["default"],"additionalProperties":{"description":"The text in this language, a tag of BCP 47 such as de or pt-BR; it may hold templates.","type":"string","minLength":1,"errorMessage":"write a text"},"properties":{"default":{"description":"The text for every language that the map does not have.","type":"string","minLength":1,"errorMessage":"write default: and the text for all other languages"},"de":{"description":"German.","type":"string","minLength":1},"en":{"description":"English.","type":"string","minLength":1},"es":{"description":"Spanish.","type":"string","minLength":1},"fr":{"description":"French.","type":"string","minLength":1},"ja":{"description":"Japanese.","type":"string","minLength":1},"pt":{"description":"Portuguese.","type":"string","minLength":1},"pt-BR":{"description":"Portuguese, as in Brazil.","type":"string","minLength":1}}},"error":{"title":"an error","description":"What Okta shows to the person at the form.","type":"object","minProperties":1,"errorMessage":"write errorSummary, errorCauses or both; without them the person reads only Okta's general message","additionalProperties":false,"properties":{"errorSummary":{"$ref":"#/$defs/text","description":"The message as a whole: a text, or a map by language."},"errorCauses":{"title":"errorCauses","description":"A message for each field.","type":"array","minItems":1,"items":{"$ref":"#/$defs/errorCause"}}}},"errorCause":{"title":"an error cause","type":"object","required":["errorSummary"],"additionalProperties":false,"properties":{"errorSummary":{"$ref":"#/$defs/text","description":"What the person reads at the field: a text, or a map by language."},"reason":{"description":"A code for programs: INVALID_EMAIL_DOMAIN","type":"string"},"location":{"description":"The field: data.userProfile.email","type":"string"},"locationType":{"description":"Left out: body.","enum":["body","header","url","query"],"default":"body","enumDescriptions":["The field is in the body of the request: a profile attribute.","It is a header.","It is a part of the address.","It is a parameter of the address."]},"domain":{"description":"Left out: end-user.","type":"string","default":"end-user"}}}}};
const schema32 = {"type":"string","minLength":1,"errorMessage":"the variable name of a profile attribute"};
const schema35 = {"type":"string","pattern":"^[A-Za-z][A-Za-z0-9_-]*$","maxLength":64,"errorMessage":"use letters, digits, _ and -, a letter first","patternErrorMessage":"use letters, digits, _ and -, a letter first, such as mailDomain"};
const schema36 = {"description":"A text with templates: {{ data.userProfile.employeeNumber }}","type":"string","minLength":1};
const schema37 = {"description":"The type of the value. A text that cannot be converted makes the decision fail.","enum":["number","boolean","list","date"],"enumDescriptions":["A number in plain decimals.","true or false.","The elements of a list fact, or the parts of a text between commas.","An RFC 3339 full date: 2026-12-31"]};
const schema39 = {"title":"a lookup","description":"The row of a list with this key.","type":"object","required":["list","key"],"additionalProperties":false,"errorMessage":"write { list: partners, key: \"{{ facts.mailDomain }}\" }","unknownFormMessage":"a lookup is written { list: NAME, key: TEMPLATE }; a lookup in another system (connection:) is not available in this version","properties":{"list":{"description":"A file in lists/, without its ending.","type":"string"},"key":{"title":"key","description":"A template for the column value, or the first one; or { COLUMN: TEMPLATE } for several, all of which must match.","errorMessage":"write a template in quotes, or { COLUMN: TEMPLATE }","type":["string","object"],"minLength":1,"minProperties":1,"additionalProperties":{"type":"string","minLength":1,"errorMessage":"write a template in quotes"}},"ignoreCase":{"description":"true: the key is compared without case.","type":"boolean","errorMessage":"write true or false","default":false},"match":{"description":"domain: the entries are domains (okta.com, *.okta.com, .okta.com), of which the longest one that matches is found.","enum":["domain"],"enumDescriptions":["The longest entry that matches the domain."]}}};
const schema40 = {"type":"string","pattern":"^[a-z0-9][a-z0-9-]*$","maxLength":64,"errorMessage":"use lower-case letters, digits and hyphens","patternErrorMessage":"use lower-case letters, digits and hyphens, such as corporate-email"};
const func0 = Object.prototype.hasOwnProperty;
const func71 = countCharacters;
const func1 = linearPattern;
const pattern4 = func1("^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$", "u");
const pattern5 = func1("^[A-Za-z][A-Za-z0-9_-]*$", "u");
const pattern7 = func1("^[a-z0-9][a-z0-9-]*$", "u");
const schema41 = {"title":"an outcome","type":"object","errorMessage":"write it out, as in { deny: true }","$ref":"#/$defs/outcomeKeys","defaultSnippets":[{"label":"deny with a message","description":"Okta refuses, and the person reads at the field what is wrong.","body":{"deny":"^true","error":{"errorSummary":"${1:Please contact your admin.}","errorCauses":[{"errorSummary":"${2:What to do instead.}","location":"data.userProfile.${3:email}"}]}}},{"label":"allow and set attributes","description":"Okta goes on, with these attributes in the profile.","body":{"allow":"^true","set":{"${1:attribute}":"\"${2:value}\""}}}]};
const schema42 = {"title":"an outcome","minProperties":1,"additionalProperties":false,"properties":{"allow":{"description":"Okta creates the account, or updates the profile.","const":true,"errorMessage":"write allow: true, or leave it out"},"deny":{"description":"Okta refuses.","const":true,"errorMessage":"write deny: true, or leave it out"},"set":{"title":"set","errorMessage":"write attribute: value","description":"Profile attributes to set; text may hold templates: {{ data.userProfile.email | downcase }}","type":"object","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9_]*$","errorMessage":"the variable name of a profile attribute: letters, digits and underscores"},"minProperties":1,"additionalProperties":{"title":"an attribute's value","type":["string","number","boolean","null","array","object"],"errorMessage":"a profile attribute cannot be a map, except { template: TEXT, as: number }","items":{"type":["string","number","boolean"],"errorMessage":"a list in a profile holds no lists and no maps"},"minProperties":1,"dependentRequired":{"template":["as"],"as":["template"]},"additionalProperties":false,"properties":{"template":{"$ref":"#/$defs/templateText"},"as":{"$ref":"#/$defs/templateType"}}}},"commands":{"title":"commands","description":"Okta commands, written out.","type":"array","minItems":1,"items":{"title":"a command","type":"object","required":["type","value"],"additionalProperties":false,"properties":{"type":{"description":"com.okta.user.profile.update and the like.","type":"string"},"value":{"description":"What the command takes; text may hold templates."}}}},"error":{"$ref":"#/$defs/error","description":"What the person reads; with it, Okta refuses."},"debugContext":{"title":"debugContext","description":"Written to Okta's System Log.","type":"object","minProperties":1}}};
const pattern8 = func1("^[A-Za-z][A-Za-z0-9_]*$", "u");
const schema45 = {"title":"an error","description":"What Okta shows to the person at the form.","type":"object","minProperties":1,"errorMessage":"write errorSummary, errorCauses or both; without them the person reads only Okta's general message","additionalProperties":false,"properties":{"errorSummary":{"$ref":"#/$defs/text","description":"The message as a whole: a text, or a map by language."},"errorCauses":{"title":"errorCauses","description":"A message for each field.","type":"array","minItems":1,"items":{"$ref":"#/$defs/errorCause"}}}};
const schema46 = {"title":"a text","type":["string","object"],"minLength":1,"errorMessage":"write a text, or { default: TEXT, de: TEXT }","required":["default"],"additionalProperties":{"description":"The text in this language, a tag of BCP 47 such as de or pt-BR; it may hold templates.","type":"string","minLength":1,"errorMessage":"write a text"},"properties":{"default":{"description":"The text for every language that the map does not have.","type":"string","minLength":1,"errorMessage":"write default: and the text for all other languages"},"de":{"description":"German.","type":"string","minLength":1},"en":{"description":"English.","type":"string","minLength":1},"es":{"description":"Spanish.","type":"string","minLength":1},"fr":{"description":"French.","type":"string","minLength":1},"ja":{"description":"Japanese.","type":"string","minLength":1},"pt":{"description":"Portuguese.","type":"string","minLength":1},"pt-BR":{"description":"Portuguese, as in Brazil.","type":"string","minLength":1}}};
const schema47 = {"title":"an error cause","type":"object","required":["errorSummary"],"additionalProperties":false,"properties":{"errorSummary":{"$ref":"#/$defs/text","description":"What the person reads at the field: a text, or a map by language."},"reason":{"description":"A code for programs: INVALID_EMAIL_DOMAIN","type":"string"},"location":{"description":"The field: data.userProfile.email","type":"string"},"locationType":{"description":"Left out: body.","enum":["body","header","url","query"],"default":"body","enumDescriptions":["The field is in the body of the request: a profile attribute.","It is a header.","It is a part of the address.","It is a parameter of the address."]},"domain":{"description":"Left out: end-user.","type":"string","default":"end-user"}}};

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
if((data.errorSummary === undefined) || (!(func0.call(data, "errorSummary")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "errorSummary"},message:"must have required property '"+"errorSummary"+"'",schema:schema47.required,parentSchema:schema47,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema47,data};
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
const err2 = {instancePath:instancePath+"/errorSummary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: schema46.type},message:"must be string,object",schema:schema46.type,parentSchema:schema46,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(typeof data0 === "string"){
if(func71(data0) < 1){
const err3 = {instancePath:instancePath+"/errorSummary",schemaPath:"#/$defs/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46,data:data0};
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
const err4 = {instancePath:instancePath+"/errorSummary",schemaPath:"#/$defs/text/required",keyword:"required",params:{missingProperty: "default"},message:"must have required property '"+"default"+"'",schema:schema46.required,parentSchema:schema46,data:data0};
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
if(func71(data1) < 1){
const err5 = {instancePath:instancePath+"/errorSummary/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/text/additionalProperties/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.additionalProperties,data:data1};
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
const err6 = {instancePath:instancePath+"/errorSummary/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/text/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.additionalProperties.type,parentSchema:schema46.additionalProperties,data:data1};
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
if(func71(data2) < 1){
const err7 = {instancePath:instancePath+"/errorSummary/default",schemaPath:"#/$defs/text/properties/default/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties.default,data:data2};
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
const err8 = {instancePath:instancePath+"/errorSummary/default",schemaPath:"#/$defs/text/properties/default/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.default.type,parentSchema:schema46.properties.default,data:data2};
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
if(func71(data3) < 1){
const err9 = {instancePath:instancePath+"/errorSummary/de",schemaPath:"#/$defs/text/properties/de/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties.de,data:data3};
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
const err10 = {instancePath:instancePath+"/errorSummary/de",schemaPath:"#/$defs/text/properties/de/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.de.type,parentSchema:schema46.properties.de,data:data3};
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
if(func71(data4) < 1){
const err11 = {instancePath:instancePath+"/errorSummary/en",schemaPath:"#/$defs/text/properties/en/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties.en,data:data4};
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
const err12 = {instancePath:instancePath+"/errorSummary/en",schemaPath:"#/$defs/text/properties/en/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.en.type,parentSchema:schema46.properties.en,data:data4};
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
if(func71(data5) < 1){
const err13 = {instancePath:instancePath+"/errorSummary/es",schemaPath:"#/$defs/text/properties/es/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties.es,data:data5};
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
const err14 = {instancePath:instancePath+"/errorSummary/es",schemaPath:"#/$defs/text/properties/es/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.es.type,parentSchema:schema46.properties.es,data:data5};
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
if(func71(data6) < 1){
const err15 = {instancePath:instancePath+"/errorSummary/fr",schemaPath:"#/$defs/text/properties/fr/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties.fr,data:data6};
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
const err16 = {instancePath:instancePath+"/errorSummary/fr",schemaPath:"#/$defs/text/properties/fr/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.fr.type,parentSchema:schema46.properties.fr,data:data6};
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
if(func71(data7) < 1){
const err17 = {instancePath:instancePath+"/errorSummary/ja",schemaPath:"#/$defs/text/properties/ja/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties.ja,data:data7};
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
const err18 = {instancePath:instancePath+"/errorSummary/ja",schemaPath:"#/$defs/text/properties/ja/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.ja.type,parentSchema:schema46.properties.ja,data:data7};
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
if(func71(data8) < 1){
const err19 = {instancePath:instancePath+"/errorSummary/pt",schemaPath:"#/$defs/text/properties/pt/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties.pt,data:data8};
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
const err20 = {instancePath:instancePath+"/errorSummary/pt",schemaPath:"#/$defs/text/properties/pt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.pt.type,parentSchema:schema46.properties.pt,data:data8};
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
if(func71(data9) < 1){
const err21 = {instancePath:instancePath+"/errorSummary/pt-BR",schemaPath:"#/$defs/text/properties/pt-BR/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties["pt-BR"],data:data9};
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
const err22 = {instancePath:instancePath+"/errorSummary/pt-BR",schemaPath:"#/$defs/text/properties/pt-BR/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties["pt-BR"].type,parentSchema:schema46.properties["pt-BR"],data:data9};
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
const err23 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema47.properties.reason.type,parentSchema:schema47.properties.reason,data:data10};
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
const err24 = {instancePath:instancePath+"/location",schemaPath:"#/properties/location/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema47.properties.location.type,parentSchema:schema47.properties.location,data:data11};
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
const err25 = {instancePath:instancePath+"/locationType",schemaPath:"#/properties/locationType/enum",keyword:"enum",params:{allowedValues: schema47.properties.locationType.enum},message:"must be equal to one of the allowed values",schema:schema47.properties.locationType.enum,parentSchema:schema47.properties.locationType,data:data12};
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
const err26 = {instancePath:instancePath+"/domain",schemaPath:"#/properties/domain/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema47.properties.domain.type,parentSchema:schema47.properties.domain,data:data13};
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
const err27 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema47.type,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate23.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema45,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema45,data};
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
const err2 = {instancePath:instancePath+"/errorSummary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: schema46.type},message:"must be string,object",schema:schema46.type,parentSchema:schema46,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(typeof data0 === "string"){
if(func71(data0) < 1){
const err3 = {instancePath:instancePath+"/errorSummary",schemaPath:"#/$defs/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46,data:data0};
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
const err4 = {instancePath:instancePath+"/errorSummary",schemaPath:"#/$defs/text/required",keyword:"required",params:{missingProperty: "default"},message:"must have required property '"+"default"+"'",schema:schema46.required,parentSchema:schema46,data:data0};
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
if(func71(data1) < 1){
const err5 = {instancePath:instancePath+"/errorSummary/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/text/additionalProperties/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.additionalProperties,data:data1};
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
const err6 = {instancePath:instancePath+"/errorSummary/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/text/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.additionalProperties.type,parentSchema:schema46.additionalProperties,data:data1};
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
if(func71(data2) < 1){
const err7 = {instancePath:instancePath+"/errorSummary/default",schemaPath:"#/$defs/text/properties/default/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties.default,data:data2};
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
const err8 = {instancePath:instancePath+"/errorSummary/default",schemaPath:"#/$defs/text/properties/default/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.default.type,parentSchema:schema46.properties.default,data:data2};
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
if(func71(data3) < 1){
const err9 = {instancePath:instancePath+"/errorSummary/de",schemaPath:"#/$defs/text/properties/de/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties.de,data:data3};
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
const err10 = {instancePath:instancePath+"/errorSummary/de",schemaPath:"#/$defs/text/properties/de/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.de.type,parentSchema:schema46.properties.de,data:data3};
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
if(func71(data4) < 1){
const err11 = {instancePath:instancePath+"/errorSummary/en",schemaPath:"#/$defs/text/properties/en/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties.en,data:data4};
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
const err12 = {instancePath:instancePath+"/errorSummary/en",schemaPath:"#/$defs/text/properties/en/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.en.type,parentSchema:schema46.properties.en,data:data4};
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
if(func71(data5) < 1){
const err13 = {instancePath:instancePath+"/errorSummary/es",schemaPath:"#/$defs/text/properties/es/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties.es,data:data5};
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
const err14 = {instancePath:instancePath+"/errorSummary/es",schemaPath:"#/$defs/text/properties/es/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.es.type,parentSchema:schema46.properties.es,data:data5};
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
if(func71(data6) < 1){
const err15 = {instancePath:instancePath+"/errorSummary/fr",schemaPath:"#/$defs/text/properties/fr/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties.fr,data:data6};
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
const err16 = {instancePath:instancePath+"/errorSummary/fr",schemaPath:"#/$defs/text/properties/fr/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.fr.type,parentSchema:schema46.properties.fr,data:data6};
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
if(func71(data7) < 1){
const err17 = {instancePath:instancePath+"/errorSummary/ja",schemaPath:"#/$defs/text/properties/ja/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties.ja,data:data7};
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
const err18 = {instancePath:instancePath+"/errorSummary/ja",schemaPath:"#/$defs/text/properties/ja/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.ja.type,parentSchema:schema46.properties.ja,data:data7};
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
if(func71(data8) < 1){
const err19 = {instancePath:instancePath+"/errorSummary/pt",schemaPath:"#/$defs/text/properties/pt/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties.pt,data:data8};
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
const err20 = {instancePath:instancePath+"/errorSummary/pt",schemaPath:"#/$defs/text/properties/pt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.pt.type,parentSchema:schema46.properties.pt,data:data8};
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
if(func71(data9) < 1){
const err21 = {instancePath:instancePath+"/errorSummary/pt-BR",schemaPath:"#/$defs/text/properties/pt-BR/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties["pt-BR"],data:data9};
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
const err22 = {instancePath:instancePath+"/errorSummary/pt-BR",schemaPath:"#/$defs/text/properties/pt-BR/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties["pt-BR"].type,parentSchema:schema46.properties["pt-BR"],data:data9};
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
const err23 = {instancePath:instancePath+"/errorCauses",schemaPath:"#/properties/errorCauses/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema45.properties.errorCauses,data:data10};
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
if(!(validate24(data10[i0], {instancePath:instancePath+"/errorCauses/" + i0,parentData:data10,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err24 = {instancePath:instancePath+"/errorCauses",schemaPath:"#/properties/errorCauses/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema45.properties.errorCauses.type,parentSchema:schema45.properties.errorCauses,data:data10};
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
const err25 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema45.type,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


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
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema42,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema42,data};
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
const err2 = {instancePath:instancePath+"/allow",schemaPath:"#/properties/allow/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema42.properties.allow,data:data0};
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
const err3 = {instancePath:instancePath+"/deny",schemaPath:"#/properties/deny/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema42.properties.deny,data:data1};
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
const err4 = {instancePath:instancePath+"/set",schemaPath:"#/properties/set/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema42.properties.set,data:data2};
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
if(!pattern8.test(key1)){
const err5 = {instancePath:instancePath+"/set",schemaPath:"#/properties/set/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_]*$"+"\"",schema:"^[A-Za-z][A-Za-z0-9_]*$",parentSchema:schema42.properties.set.propertyNames,data:key1,propertyName:key1};
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
const err6 = {instancePath:instancePath+"/set",schemaPath:"#/properties/set/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema42.properties.set.propertyNames,parentSchema:schema42.properties.set,data:data2};
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
const err7 = {instancePath:instancePath+"/set/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/set/additionalProperties/type",keyword:"type",params:{type: schema42.properties.set.additionalProperties.type},message:"must be string,number,boolean,null,array,object",schema:schema42.properties.set.additionalProperties.type,parentSchema:schema42.properties.set.additionalProperties,data:data3};
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
const err8 = {instancePath:instancePath+"/set/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i0,schemaPath:"#/properties/set/additionalProperties/items/type",keyword:"type",params:{type: schema42.properties.set.additionalProperties.items.type},message:"must be string,number,boolean",schema:schema42.properties.set.additionalProperties.items.type,parentSchema:schema42.properties.set.additionalProperties.items,data:data4};
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
const err9 = {instancePath:instancePath+"/set/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/set/additionalProperties/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema42.properties.set.additionalProperties,data:data3};
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
const err10 = {instancePath:instancePath+"/set/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/set/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema42.properties.set.additionalProperties,data:data3};
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
if(func71(data5) < 1){
const err11 = {instancePath:instancePath+"/set/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/template",schemaPath:"#/$defs/templateText/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema36,data:data5};
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
const err12 = {instancePath:instancePath+"/set/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/template",schemaPath:"#/$defs/templateText/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:data5};
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
const err13 = {instancePath:instancePath+"/set/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/as",schemaPath:"#/$defs/templateType/enum",keyword:"enum",params:{allowedValues: schema37.enum},message:"must be equal to one of the allowed values",schema:schema37.enum,parentSchema:schema37,data:data6};
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
    deps: "as"},message:"must have property as when property template is present",schema:schema42.properties.set.additionalProperties.dependentRequired,parentSchema:schema42.properties.set.additionalProperties,data:data3};
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
    deps: "template"},message:"must have property template when property as is present",schema:schema42.properties.set.additionalProperties.dependentRequired,parentSchema:schema42.properties.set.additionalProperties,data:data3};
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
const err16 = {instancePath:instancePath+"/set",schemaPath:"#/properties/set/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema42.properties.set.type,parentSchema:schema42.properties.set,data:data2};
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
const err17 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema42.properties.commands,data:data7};
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
const err18 = {instancePath:instancePath+"/commands/" + i1,schemaPath:"#/properties/commands/items/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema42.properties.commands.items.required,parentSchema:schema42.properties.commands.items,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if((data8.value === undefined) || (!(func0.call(data8, "value")))){
const err19 = {instancePath:instancePath+"/commands/" + i1,schemaPath:"#/properties/commands/items/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'",schema:schema42.properties.commands.items.required,parentSchema:schema42.properties.commands.items,data:data8};
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
const err20 = {instancePath:instancePath+"/commands/" + i1,schemaPath:"#/properties/commands/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema42.properties.commands.items,data:data8};
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
const err21 = {instancePath:instancePath+"/commands/" + i1+"/type",schemaPath:"#/properties/commands/items/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.properties.commands.items.properties.type.type,parentSchema:schema42.properties.commands.items.properties.type,data:data9};
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
const err22 = {instancePath:instancePath+"/commands/" + i1,schemaPath:"#/properties/commands/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema42.properties.commands.items.type,parentSchema:schema42.properties.commands.items,data:data8};
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
const err23 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema42.properties.commands.type,parentSchema:schema42.properties.commands,data:data7};
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
if(!(validate23(data.error, {instancePath:instancePath+"/error",parentData:data,parentDataProperty:"error",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data.debugContext !== undefined && func0.call(data, "debugContext")){
let data11 = data.debugContext;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(Object.keys(data11).length < 1){
const err24 = {instancePath:instancePath+"/debugContext",schemaPath:"#/properties/debugContext/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema42.properties.debugContext,data:data11};
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
const err25 = {instancePath:instancePath+"/debugContext",schemaPath:"#/properties/debugContext/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema42.properties.debugContext.type,parentSchema:schema42.properties.debugContext,data:data11};
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
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


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
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema41.type,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(validate22(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema50 = {"title":"a condition","type":"object","additionalProperties":false,"errorMessage":"a condition has exactly one of: all, any, not, condition, fact; one with a name is { condition: NAME }","oneOf":[{"required":["all"]},{"required":["any"]},{"required":["not"]},{"required":["condition"]},{"required":["fact"]}],"dependentRequired":{"fact":["operator"],"operator":["fact"],"value":["operator"],"dateFormat":["value"]},"properties":{"all":{"title":"all","description":"Every one of these holds.","type":"array","minItems":1,"errorMessage":"write a list of conditions; an empty one would hold for everybody","items":{"$ref":"#/$defs/condition"}},"any":{"title":"any","description":"At least one of these holds.","type":"array","minItems":1,"errorMessage":"write a list of conditions; an empty one would hold for nobody","items":{"$ref":"#/$defs/condition"}},"not":{"$ref":"#/$defs/condition","description":"This does not hold."},"condition":{"description":"The name of a condition in this file.","type":"string"},"fact":{"description":"A path into Okta's request, or a fact that this file makes: data.userProfile.email, facts.mailDomain, lookups.partner.found","type":"string","defaultSnippets":[{"label":"data.userProfile.email","description":"The address that somebody signs up with.","body":"data.userProfile.email"},{"label":"data.userProfile.login","description":"The user name that somebody signs up with.","body":"data.userProfile.login"},{"label":"data.userProfile.employeeNumber","description":"An attribute of the sign-up form.","body":"data.userProfile.employeeNumber"},{"label":"data.userProfileUpdate.employeeNumber","description":"An attribute that is added to a profile.","body":"data.userProfileUpdate.employeeNumber"},{"label":"data.context.request.ipAddress","description":"The address that the request came from, as Okta sees it.","body":"data.context.request.ipAddress"},{"label":"facts.NAME","description":"A fact that this file makes of others, under facts:","body":"facts.${1:mailDomain}"},{"label":"lookups.NAME.found","description":"Whether a lookup found a row: true or false.","body":"lookups.${1:partner}.found"}]},"operator":{"description":"How the fact is compared. Decorators may stand in front: not:, ignoreCase:, trim:, someFact:, everyFact:, someValue:, everyValue:, swap:","type":"string","checkedByEngine":true,"anyOf":[{"title":"an operator","enum":["equal","notEqual","in","notIn","startsWith","endsWith","contains","doesNotContain","matches","notMatches","digits","lengthBetween","lessThan","lessThanInclusive","greaterThan","greaterThanInclusive","before","after","olderThan","newerThan","email","emailDomainIn","emailDomainNotIn","ipInCidr","ipNotInCidr","phonePrefixIn","phonePrefixNotIn","present","absent"],"enumDescriptions":["Is exactly the value.","Is there, and is not the value.","Is one of the values: a list, { list: NAME } or { lists: [NAME, NAME] }. Whole values, never parts of them.","Is there, and is none of the values.","Text that begins with the value.","Text that ends with the value. For the domain of an address take emailDomainIn.","Text that holds the value; of an array, one of its elements is the value.","Text, or an array, that does not hold the value.","Text that matches the pattern (RE2) from its beginning to its end.","Text that does not match the pattern (RE2) as a whole.","So many ASCII digits and nothing else: 4, or [4, 6].","Text of so many characters: [2, 40].","A number, or text that is one, below the value.","A number, or text that is one, at most the value.","A number, or text that is one, above the value.","A number, or text that is one, at least the value.","A time before the value: 2026-03-01T09:00:00Z","A time after the value: 2026-03-01T09:00:00Z","A time further back from now than the value: 90d, 12h. By the calendar: 18y, 6mo holds from the birthday on.","A time not so far back from now as the value: 90d, 12h. By the calendar: 18y, 6mo holds before the birthday.","A mailbox that one may trust. Takes no value.","An address whose domain is listed: okta.com is exactly that, *.okta.com any name below it, .okta.com both.","A valid address whose domain is not listed.","An IP address inside of the networks: [203.0.113.0/24]","A valid IP address outside of the networks.","A phone number with one of the prefixes or of one of the countries: [\"+44\", JM]","A phone number with none of the prefixes and of none of the countries.","Has a value. Takes no value itself.","Is missing or null. Takes no value."]},{"title":"with decorators","pattern":"^(not|someFact|everyFact|someValue|everyValue|swap|ignoreCase|trim):"}]},"value":{"description":"What the fact is compared with: a literal, { list: NAME }, { lists: [NAME, NAME] } or { fact: PATH }.","title":"a value","type":["string","number","boolean","array","object"],"errorMessage":"write text, a number, a list, { list: NAME }, { lists: [NAME, NAME] } or { fact: PATH }; for no value use the operator absent","items":{"type":["string","number","boolean"],"errorMessage":"quote text that has braces or brackets in it"},"minItems":1,"minProperties":1,"maxProperties":1,"additionalProperties":false,"properties":{"list":{"description":"A file in lists/, without its ending.","type":"string"},"lists":{"title":"lists","description":"Several files in lists/, without their endings: read as one list with all entries.","type":"array","errorMessage":"write the names of the lists: { lists: [NAME, NAME] }","minItems":1,"items":{"title":"the name of a list","type":"string","errorMessage":"write the name of a file in lists/, without its ending"}},"fact":{"description":"Another path into the request.","type":"string"}}},"dateFormat":{"description":"How the fact is written, for before, after, olderThan and newerThan: DD/MM/YYYY. YYYY, MM or M, DD or D; left out: RFC 3339.","type":"string","errorMessage":"write it as DD/MM/YYYY","examples":["DD/MM/YYYY","MM/DD/YYYY","DD.MM.YYYY","D.M.YYYY"]}},"defaultSnippets":[{"label":"a test","description":"Compares a fact with a value.","body":{"fact":"data.userProfile.${1:email}","operator":"${2:equal}","value":"$3"}},{"label":"all of","description":"Holds when every one of these holds.","body":{"all":["{ fact: data.userProfile.${1:email}, operator: ${2:present} }"]}},{"label":"any of","description":"Holds when at least one of these holds.","body":{"any":["{ fact: data.userProfile.${1:email}, operator: ${2:present} }"]}}]};
const wrapper0 = {validate: validate29};
const pattern10 = func1("^(not|someFact|everyFact|someValue|everyValue|swap|ignoreCase|trim):", "u");

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate29.evaluated;
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
const err0 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "all"},message:"must have required property '"+"all"+"'",schema:schema50.oneOf[0].required,parentSchema:schema50.oneOf[0],data};
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
const err1 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "any"},message:"must have required property '"+"any"+"'",schema:schema50.oneOf[1].required,parentSchema:schema50.oneOf[1],data};
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
const err2 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "not"},message:"must have required property '"+"not"+"'",schema:schema50.oneOf[2].required,parentSchema:schema50.oneOf[2],data};
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
const err3 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "condition"},message:"must have required property '"+"condition"+"'",schema:schema50.oneOf[3].required,parentSchema:schema50.oneOf[3],data};
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
const err4 = {instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: "fact"},message:"must have required property '"+"fact"+"'",schema:schema50.oneOf[4].required,parentSchema:schema50.oneOf[4],data};
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
const err5 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema50.oneOf,parentSchema:schema50,data};
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
const err6 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema50,data};
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
const err7 = {instancePath:instancePath+"/all",schemaPath:"#/properties/all/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema50.properties.all,data:data0};
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
const err8 = {instancePath:instancePath+"/all",schemaPath:"#/properties/all/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema50.properties.all.type,parentSchema:schema50.properties.all,data:data0};
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
const err9 = {instancePath:instancePath+"/any",schemaPath:"#/properties/any/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema50.properties.any,data:data2};
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
const err10 = {instancePath:instancePath+"/any",schemaPath:"#/properties/any/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema50.properties.any.type,parentSchema:schema50.properties.any,data:data2};
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
const err11 = {instancePath:instancePath+"/condition",schemaPath:"#/properties/condition/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.condition.type,parentSchema:schema50.properties.condition,data:data5};
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
const err12 = {instancePath:instancePath+"/fact",schemaPath:"#/properties/fact/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.fact.type,parentSchema:schema50.properties.fact,data:data6};
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
const err13 = {instancePath:instancePath+"/operator",schemaPath:"#/properties/operator/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.operator.type,parentSchema:schema50.properties.operator,data:data7};
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
const err14 = {instancePath:instancePath+"/operator",schemaPath:"#/properties/operator/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema50.properties.operator.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema50.properties.operator.anyOf[0].enum,parentSchema:schema50.properties.operator.anyOf[0],data:data7};
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
const err15 = {instancePath:instancePath+"/operator",schemaPath:"#/properties/operator/anyOf/1/pattern",keyword:"pattern",params:{pattern: "^(not|someFact|everyFact|someValue|everyValue|swap|ignoreCase|trim):"},message:"must match pattern \""+"^(not|someFact|everyFact|someValue|everyValue|swap|ignoreCase|trim):"+"\"",schema:"^(not|someFact|everyFact|someValue|everyValue|swap|ignoreCase|trim):",parentSchema:schema50.properties.operator.anyOf[1],data:data7};
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
const err16 = {instancePath:instancePath+"/operator",schemaPath:"#/properties/operator/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema50.properties.operator.anyOf,parentSchema:schema50.properties.operator,data:data7};
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
const err17 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/type",keyword:"type",params:{type: schema50.properties.value.type},message:"must be string,number,boolean,array,object",schema:schema50.properties.value.type,parentSchema:schema50.properties.value,data:data8};
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
const err18 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema50.properties.value,data:data8};
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
const err19 = {instancePath:instancePath+"/value/" + i2,schemaPath:"#/properties/value/items/type",keyword:"type",params:{type: schema50.properties.value.items.type},message:"must be string,number,boolean",schema:schema50.properties.value.items.type,parentSchema:schema50.properties.value.items,data:data9};
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
const err20 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties",schema:1,parentSchema:schema50.properties.value,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(Object.keys(data8).length < 1){
const err21 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema50.properties.value,data:data8};
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
const err22 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema50.properties.value,data:data8};
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
const err23 = {instancePath:instancePath+"/value/list",schemaPath:"#/properties/value/properties/list/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.value.properties.list.type,parentSchema:schema50.properties.value.properties.list,data:data10};
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
const err24 = {instancePath:instancePath+"/value/lists",schemaPath:"#/properties/value/properties/lists/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema50.properties.value.properties.lists,data:data11};
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
const err25 = {instancePath:instancePath+"/value/lists/" + i3,schemaPath:"#/properties/value/properties/lists/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.value.properties.lists.items.type,parentSchema:schema50.properties.value.properties.lists.items,data:data12};
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
const err26 = {instancePath:instancePath+"/value/lists",schemaPath:"#/properties/value/properties/lists/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema50.properties.value.properties.lists.type,parentSchema:schema50.properties.value.properties.lists,data:data11};
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
const err27 = {instancePath:instancePath+"/value/fact",schemaPath:"#/properties/value/properties/fact/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.value.properties.fact.type,parentSchema:schema50.properties.value.properties.fact,data:data13};
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
const err28 = {instancePath:instancePath+"/dateFormat",schemaPath:"#/properties/dateFormat/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.dateFormat.type,parentSchema:schema50.properties.dateFormat,data:data14};
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
    deps: "operator"},message:"must have property operator when property fact is present",schema:schema50.dependentRequired,parentSchema:schema50,data};
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
    deps: "fact"},message:"must have property fact when property operator is present",schema:schema50.dependentRequired,parentSchema:schema50,data};
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
    deps: "operator"},message:"must have property operator when property value is present",schema:schema50.dependentRequired,parentSchema:schema50,data};
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
if((data.value === undefined) || (!(func0.call(data, "value")))){
const err32 = {instancePath,schemaPath:"#/dependentRequired",keyword:"dependentRequired",params:{property: "dateFormat",
    missingProperty: "value",
    depsCount: 1,
    deps: "value"},message:"must have property value when property dateFormat is present",schema:schema50.dependentRequired,parentSchema:schema50,data};
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
const err33 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema50.type,parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
validate29.errors = vErrors;
return errors === 0;
}
validate29.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema51 = {"title":"a request type","description":"Rules, how they are combined, and what happens when none of them yields an outcome.","type":"object","errorMessage":"a request type has the key rules","required":["rules"],"additionalProperties":false,"properties":{"strategy":{"description":"all: every rule counts, denials win. first: the first rule that yields an outcome decides.","enum":["all","first"],"enumDescriptions":["Every rule counts, and denials win.","The first rule that yields an outcome decides."],"default":"all"},"rules":{"title":"rules","description":"In this order they are evaluated.","type":"array","minItems":1,"errorMessage":"begin each rule with  - name:","items":{"$ref":"#/$defs/rule"}},"default":{"$ref":"#/$defs/outcomeOrName","description":"When no enforced rule yields an outcome. Left out: deny.","default":"deny"}}};
const schema52 = {"title":"a rule","type":"object","required":["name","when"],"anyOf":[{"required":["then"]},{"required":["otherwise"]}],"errorMessage":"a rule needs \"name\", \"when\", and \"then\", \"otherwise\" or both","additionalProperties":false,"properties":{"name":{"$ref":"#/$defs/name","description":"Unique in its list; what the log, explain and Okta's System Log show."},"description":{"description":"What the rule is for, in a sentence.","type":"string"},"owner":{"description":"Who answers for the rule.","type":"string"},"ticket":{"description":"Where the rule was asked for: SEC-123","type":"string"},"if":{"$ref":"#/$defs/condition","description":"The requests that this rule is for. It is skipped for all others, as if it were not there."},"when":{"$ref":"#/$defs/condition","description":"The condition that this rule tests."},"then":{"$ref":"#/$defs/outcomeOrName","description":"What happens when the condition holds."},"otherwise":{"$ref":"#/$defs/outcomeOrName","description":"What happens when it does not."},"mode":{"description":"enforce (default), or shadow: evaluated and logged, without effect.","enum":["enforce","shadow"],"enumDescriptions":["The rule has its effect.","The rule is evaluated and logged, without effect."],"default":"enforce"},"enabled":{"description":"false: as if the rule were not there.","type":"boolean","errorMessage":"write true or false; yes, no, on and off are text","default":true},"validFrom":{"$ref":"#/$defs/time","description":"Before this time the rule is skipped."},"validUntil":{"$ref":"#/$defs/time","description":"From this time on the rule is skipped."},"validThrough":{"description":"The last day of the rule (UTC), in place of validUntil: 2026-12-31","type":"string","errorMessage":"the last day, such as 2026-12-31"}},"defaultSnippets":[{"label":"a rule that requires something","description":"Allows what meets the condition, and denies everything else with a message.","body":{"name":"${1:what-is-required}","when":"{ fact: data.userProfile.${2:email}, operator: ${3:present} }","then":"allow","otherwise":{"deny":"^true","error":{"errorSummary":"${4:Please contact your admin.}"}}}}]};
const schema55 = {"type":"string","errorMessage":"an RFC 3339 time, such as 2026-03-01T09:00:00Z, or a date alone, such as 2026-03-01"};
const schema54 = {"title":"an outcome","description":"allow, deny, continue, the name of an outcome in this file, or an outcome written out.","type":["string","object"],"errorMessage":"allow, deny, continue, the name of an outcome, or an outcome written out","$ref":"#/$defs/outcomeKeys","defaultSnippets":[{"label":"deny with a message","description":"Okta refuses, and the person reads at the field what is wrong.","body":{"deny":"^true","error":{"errorSummary":"${1:Please contact your admin.}","errorCauses":[{"errorSummary":"${2:What to do instead.}","location":"data.userProfile.${3:email}"}]}}},{"label":"allow and set attributes","description":"Okta goes on, with these attributes in the profile.","body":{"allow":"^true","set":{"${1:attribute}":"\"${2:value}\""}}}],"anyOf":[{"title":"a built-in outcome","enum":["allow","deny","continue"],"enumDescriptions":["Okta creates the account, or updates the profile.","Okta refuses, with a plain message.","hookgate says nothing, and Okta goes on."]},{"title":"one of your own"}]};

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
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema54.type},message:"must be string,object",schema:schema54.type,parentSchema:schema54,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(validate22(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
const _errs1 = errors;
let valid0 = false;
const _errs2 = errors;
if(!(((data === "allow") || (data === "deny")) || (data === "continue"))){
const err1 = {instancePath,schemaPath:"#/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema54.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema54.anyOf[0].enum,parentSchema:schema54.anyOf[0],data};
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
const err2 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema54.anyOf,parentSchema:schema54,data};
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
validate35.errors = vErrors;
return errors === 0;
}
validate35.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate32.evaluated;
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
const err0 = {instancePath,schemaPath:"#/anyOf/0/required",keyword:"required",params:{missingProperty: "then"},message:"must have required property '"+"then"+"'",schema:schema52.anyOf[0].required,parentSchema:schema52.anyOf[0],data};
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
const err1 = {instancePath,schemaPath:"#/anyOf/1/required",keyword:"required",params:{missingProperty: "otherwise"},message:"must have required property '"+"otherwise"+"'",schema:schema52.anyOf[1].required,parentSchema:schema52.anyOf[1],data};
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
const err2 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema52.anyOf,parentSchema:schema52,data};
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
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema52.required,parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((data.when === undefined) || (!(func0.call(data, "when")))){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "when"},message:"must have required property '"+"when"+"'",schema:schema52.required,parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema52.properties, key0))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema52,data};
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
if(func71(data0) > 64){
const err6 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema40,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern7.test(data0)){
const err7 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]*$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9-]*$"+"\"",schema:"^[a-z0-9][a-z0-9-]*$",parentSchema:schema40,data:data0};
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
const err8 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data0};
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
const err9 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema52.properties.description.type,parentSchema:schema52.properties.description,data:data1};
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
const err10 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema52.properties.owner.type,parentSchema:schema52.properties.owner,data:data2};
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
const err11 = {instancePath:instancePath+"/ticket",schemaPath:"#/properties/ticket/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema52.properties.ticket.type,parentSchema:schema52.properties.ticket,data:data3};
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
if(!(validate29(data.if, {instancePath:instancePath+"/if",parentData:data,parentDataProperty:"if",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
}
if(data.when !== undefined && func0.call(data, "when")){
if(!(validate29(data.when, {instancePath:instancePath+"/when",parentData:data,parentDataProperty:"when",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
}
if(data.then !== undefined && func0.call(data, "then")){
if(!(validate35(data.then, {instancePath:instancePath+"/then",parentData:data,parentDataProperty:"then",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
}
if(data.otherwise !== undefined && func0.call(data, "otherwise")){
if(!(validate35(data.otherwise, {instancePath:instancePath+"/otherwise",parentData:data,parentDataProperty:"otherwise",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
}
if(data.mode !== undefined && func0.call(data, "mode")){
let data8 = data.mode;
if(!((data8 === "enforce") || (data8 === "shadow"))){
const err12 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues: schema52.properties.mode.enum},message:"must be equal to one of the allowed values",schema:schema52.properties.mode.enum,parentSchema:schema52.properties.mode,data:data8};
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
const err13 = {instancePath:instancePath+"/enabled",schemaPath:"#/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema52.properties.enabled.type,parentSchema:schema52.properties.enabled,data:data9};
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
const err14 = {instancePath:instancePath+"/validFrom",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema55.type,parentSchema:schema55,data:data10};
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
const err15 = {instancePath:instancePath+"/validUntil",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema55.type,parentSchema:schema55,data:data11};
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
const err16 = {instancePath:instancePath+"/validThrough",schemaPath:"#/properties/validThrough/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema52.properties.validThrough.type,parentSchema:schema52.properties.validThrough,data:data12};
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
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema52.type,parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
validate32.errors = vErrors;
return errors === 0;
}
validate32.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate31.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.rules === undefined) || (!(func0.call(data, "rules")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "rules"},message:"must have required property '"+"rules"+"'",schema:schema51.required,parentSchema:schema51,data};
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
if(data.strategy !== undefined && func0.call(data, "strategy")){
let data0 = data.strategy;
if(!((data0 === "all") || (data0 === "first"))){
const err2 = {instancePath:instancePath+"/strategy",schemaPath:"#/properties/strategy/enum",keyword:"enum",params:{allowedValues: schema51.properties.strategy.enum},message:"must be equal to one of the allowed values",schema:schema51.properties.strategy.enum,parentSchema:schema51.properties.strategy,data:data0};
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
const err3 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema51.properties.rules,data:data1};
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
if(!(validate32(data1[i0], {instancePath:instancePath+"/rules/" + i0,parentData:data1,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema51.properties.rules.type,parentSchema:schema51.properties.rules,data:data1};
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
if(!(validate35(data.default, {instancePath:instancePath+"/default",parentData:data,parentDataProperty:"default",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema51.type,parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate31.errors = vErrors;
return errors === 0;
}
validate31.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


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
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.version === undefined) || (!(func0.call(data, "version")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.endpoint === undefined) || (!(func0.call(data, "endpoint")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "endpoint"},message:"must have required property '"+"endpoint"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.requestTypes === undefined) || (!(func0.call(data, "requestTypes")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "requestTypes"},message:"must have required property '"+"requestTypes"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema31.properties, key0))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema31,data};
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
const err4 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant",schema:1,parentSchema:schema31.properties.version,data:data0};
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
if(!(data1 === "registration")){
const err5 = {instancePath:instancePath+"/hook",schemaPath:"#/properties/hook/enum",keyword:"enum",params:{allowedValues: schema31.properties.hook.enum},message:"must be equal to one of the allowed values",schema:schema31.properties.hook.enum,parentSchema:schema31.properties.hook,data:data1};
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
if(func71(data2) > 200){
const err6 = {instancePath:instancePath+"/endpoint",schemaPath:"#/properties/endpoint/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema31.properties.endpoint,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern4.test(data2)){
const err7 = {instancePath:instancePath+"/endpoint",schemaPath:"#/properties/endpoint/pattern",keyword:"pattern",params:{pattern: "^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$"},message:"must match pattern \""+"^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$"+"\"",schema:"^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$",parentSchema:schema31.properties.endpoint,data:data2};
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
const err8 = {instancePath:instancePath+"/endpoint",schemaPath:"#/properties/endpoint/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.endpoint.type,parentSchema:schema31.properties.endpoint,data:data2};
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
const err9 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.description.type,parentSchema:schema31.properties.description,data:data3};
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
const err10 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.owner.type,parentSchema:schema31.properties.owner,data:data4};
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
const err11 = {instancePath:instancePath+"/form",schemaPath:"#/properties/form/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema31.properties.form,data:data5};
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
if(func71(data6) < 1){
const err12 = {instancePath:instancePath+"/form/" + i0,schemaPath:"#/$defs/attribute/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32,data:data6};
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
const err13 = {instancePath:instancePath+"/form/" + i0,schemaPath:"#/$defs/attribute/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.type,parentSchema:schema32,data:data6};
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
const err14 = {instancePath:instancePath+"/form",schemaPath:"#/properties/form/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.form.type,parentSchema:schema31.properties.form,data:data5};
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
const err15 = {instancePath:instancePath+"/engine",schemaPath:"#/properties/engine/enum",keyword:"enum",params:{allowedValues: schema31.properties.engine.enum},message:"must be equal to one of the allowed values",schema:schema31.properties.engine.enum,parentSchema:schema31.properties.engine,data:data7};
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
const err16 = {instancePath:instancePath+"/userSchema",schemaPath:"#/properties/userSchema/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema31.properties.userSchema,data:data8};
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
if(func71(data9) < 1){
const err17 = {instancePath:instancePath+"/userSchema/" + i1,schemaPath:"#/$defs/attribute/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32,data:data9};
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
const err18 = {instancePath:instancePath+"/userSchema/" + i1,schemaPath:"#/$defs/attribute/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.type,parentSchema:schema32,data:data9};
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
const err19 = {instancePath:instancePath+"/userSchema",schemaPath:"#/properties/userSchema/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.userSchema.type,parentSchema:schema31.properties.userSchema,data:data8};
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
const err20 = {instancePath:instancePath+"/sensitive",schemaPath:"#/properties/sensitive/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema31.properties.sensitive,data:data10};
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
if(func71(data11) < 1){
const err21 = {instancePath:instancePath+"/sensitive/" + i2,schemaPath:"#/$defs/attribute/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32,data:data11};
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
const err22 = {instancePath:instancePath+"/sensitive/" + i2,schemaPath:"#/$defs/attribute/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.type,parentSchema:schema32,data:data11};
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
const err23 = {instancePath:instancePath+"/sensitive",schemaPath:"#/properties/sensitive/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.sensitive.type,parentSchema:schema31.properties.sensitive,data:data10};
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
const err24 = {instancePath:instancePath+"/language",schemaPath:"#/properties/language/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema31.properties.language,data:data12};
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
if(func71(data13) < 1){
const err25 = {instancePath:instancePath+"/language/" + i3,schemaPath:"#/properties/language/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.language.items,data:data13};
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
const err26 = {instancePath:instancePath+"/language/" + i3,schemaPath:"#/properties/language/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.language.items.type,parentSchema:schema31.properties.language.items,data:data13};
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
const err27 = {instancePath:instancePath+"/language",schemaPath:"#/properties/language/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.language.type,parentSchema:schema31.properties.language,data:data12};
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
if(func71(key1) > 64){
const err28 = {instancePath:instancePath+"/facts",schemaPath:"#/$defs/factName/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema35,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(!pattern5.test(key1)){
const err29 = {instancePath:instancePath+"/facts",schemaPath:"#/$defs/factName/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_-]*$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_-]*$"+"\"",schema:"^[A-Za-z][A-Za-z0-9_-]*$",parentSchema:schema35,data:key1,propertyName:key1};
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
const err30 = {instancePath:instancePath+"/facts",schemaPath:"#/$defs/factName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.type,parentSchema:schema35,data:key1,propertyName:key1};
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
const err31 = {instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema31.properties.facts.propertyNames,parentSchema:schema31.properties.facts,data:data14};
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
const err32 = {instancePath:instancePath+"/facts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/facts/additionalProperties/type",keyword:"type",params:{type: schema31.properties.facts.additionalProperties.type},message:"must be string,object",schema:schema31.properties.facts.additionalProperties.type,parentSchema:schema31.properties.facts.additionalProperties,data:data15};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(typeof data15 === "string"){
if(func71(data15) < 1){
const err33 = {instancePath:instancePath+"/facts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/facts/additionalProperties/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.facts.additionalProperties,data:data15};
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
const err34 = {instancePath:instancePath+"/facts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/facts/additionalProperties/required",keyword:"required",params:{missingProperty: "template"},message:"must have required property '"+"template"+"'",schema:schema31.properties.facts.additionalProperties.required,parentSchema:schema31.properties.facts.additionalProperties,data:data15};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if((data15.as === undefined) || (!(func0.call(data15, "as")))){
const err35 = {instancePath:instancePath+"/facts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/facts/additionalProperties/required",keyword:"required",params:{missingProperty: "as"},message:"must have required property '"+"as"+"'",schema:schema31.properties.facts.additionalProperties.required,parentSchema:schema31.properties.facts.additionalProperties,data:data15};
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
const err36 = {instancePath:instancePath+"/facts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/facts/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.facts.additionalProperties,data:data15};
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
if(func71(data16) < 1){
const err37 = {instancePath:instancePath+"/facts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/template",schemaPath:"#/$defs/templateText/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema36,data:data16};
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
const err38 = {instancePath:instancePath+"/facts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/template",schemaPath:"#/$defs/templateText/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:data16};
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
const err39 = {instancePath:instancePath+"/facts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/as",schemaPath:"#/$defs/templateType/enum",keyword:"enum",params:{allowedValues: schema37.enum},message:"must be equal to one of the allowed values",schema:schema37.enum,parentSchema:schema37,data:data17};
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
const err40 = {instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.facts.type,parentSchema:schema31.properties.facts,data:data14};
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
if(func71(key4) > 64){
const err41 = {instancePath:instancePath+"/lookups",schemaPath:"#/$defs/factName/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema35,data:key4,propertyName:key4};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(!pattern5.test(key4)){
const err42 = {instancePath:instancePath+"/lookups",schemaPath:"#/$defs/factName/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_-]*$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_-]*$"+"\"",schema:"^[A-Za-z][A-Za-z0-9_-]*$",parentSchema:schema35,data:key4,propertyName:key4};
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
const err43 = {instancePath:instancePath+"/lookups",schemaPath:"#/$defs/factName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.type,parentSchema:schema35,data:key4,propertyName:key4};
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
const err44 = {instancePath:instancePath+"/lookups",schemaPath:"#/properties/lookups/propertyNames",keyword:"propertyNames",params:{propertyName: key4},message:"property name must be valid",schema:schema31.properties.lookups.propertyNames,parentSchema:schema31.properties.lookups,data:data18};
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
const err45 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/lookup/required",keyword:"required",params:{missingProperty: "list"},message:"must have required property '"+"list"+"'",schema:schema39.required,parentSchema:schema39,data:data19};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if((data19.key === undefined) || (!(func0.call(data19, "key")))){
const err46 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/lookup/required",keyword:"required",params:{missingProperty: "key"},message:"must have required property '"+"key"+"'",schema:schema39.required,parentSchema:schema39,data:data19};
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
const err47 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/lookup/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema39,data:data19};
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
const err48 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/list",schemaPath:"#/$defs/lookup/properties/list/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.list.type,parentSchema:schema39.properties.list,data:data20};
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
const err49 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/key",schemaPath:"#/$defs/lookup/properties/key/type",keyword:"type",params:{type: schema39.properties.key.type},message:"must be string,object",schema:schema39.properties.key.type,parentSchema:schema39.properties.key,data:data21};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(typeof data21 === "string"){
if(func71(data21) < 1){
const err50 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/key",schemaPath:"#/$defs/lookup/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema39.properties.key,data:data21};
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
const err51 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/key",schemaPath:"#/$defs/lookup/properties/key/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema39.properties.key,data:data21};
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
if(func71(data22) < 1){
const err52 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/key/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/lookup/properties/key/additionalProperties/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema39.properties.key.additionalProperties,data:data22};
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
const err53 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/key/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/lookup/properties/key/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.key.additionalProperties.type,parentSchema:schema39.properties.key.additionalProperties,data:data22};
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
const err54 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/ignoreCase",schemaPath:"#/$defs/lookup/properties/ignoreCase/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema39.properties.ignoreCase.type,parentSchema:schema39.properties.ignoreCase,data:data23};
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
if(!(data24 === "domain")){
const err55 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/match",schemaPath:"#/$defs/lookup/properties/match/enum",keyword:"enum",params:{allowedValues: schema39.properties.match.enum},message:"must be equal to one of the allowed values",schema:schema39.properties.match.enum,parentSchema:schema39.properties.match,data:data24};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
else {
const err56 = {instancePath:instancePath+"/lookups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/lookup/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.type,parentSchema:schema39,data:data19};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
else {
const err57 = {instancePath:instancePath+"/lookups",schemaPath:"#/properties/lookups/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.lookups.type,parentSchema:schema31.properties.lookups,data:data18};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data.outcomes !== undefined && func0.call(data, "outcomes")){
let data25 = data.outcomes;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
for(const key8 of Object.keys(data25)){
const _errs66 = errors;
if(typeof key8 === "string"){
if(func71(key8) > 64){
const err58 = {instancePath:instancePath+"/outcomes",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema40,data:key8,propertyName:key8};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(!pattern7.test(key8)){
const err59 = {instancePath:instancePath+"/outcomes",schemaPath:"#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]*$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9-]*$"+"\"",schema:"^[a-z0-9][a-z0-9-]*$",parentSchema:schema40,data:key8,propertyName:key8};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
else {
const err60 = {instancePath:instancePath+"/outcomes",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:key8,propertyName:key8};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
var valid24 = _errs66 === errors;
if(!valid24){
const err61 = {instancePath:instancePath+"/outcomes",schemaPath:"#/properties/outcomes/propertyNames",keyword:"propertyNames",params:{propertyName: key8},message:"property name must be valid",schema:schema31.properties.outcomes.propertyNames,parentSchema:schema31.properties.outcomes,data:data25};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
for(const key9 of Object.keys(data25)){
if(!(validate21(data25[key9], {instancePath:instancePath+"/outcomes/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data25,parentDataProperty:key9,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
}
else {
const err62 = {instancePath:instancePath+"/outcomes",schemaPath:"#/properties/outcomes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.outcomes.type,parentSchema:schema31.properties.outcomes,data:data25};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data.conditions !== undefined && func0.call(data, "conditions")){
let data27 = data.conditions;
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
for(const key10 of Object.keys(data27)){
const _errs73 = errors;
if(typeof key10 === "string"){
if(func71(key10) > 64){
const err63 = {instancePath:instancePath+"/conditions",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema40,data:key10,propertyName:key10};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(!pattern7.test(key10)){
const err64 = {instancePath:instancePath+"/conditions",schemaPath:"#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]*$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9-]*$"+"\"",schema:"^[a-z0-9][a-z0-9-]*$",parentSchema:schema40,data:key10,propertyName:key10};
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
const err65 = {instancePath:instancePath+"/conditions",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:key10,propertyName:key10};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
var valid27 = _errs73 === errors;
if(!valid27){
const err66 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/propertyNames",keyword:"propertyNames",params:{propertyName: key10},message:"property name must be valid",schema:schema31.properties.conditions.propertyNames,parentSchema:schema31.properties.conditions,data:data27};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
for(const key11 of Object.keys(data27)){
if(!(validate29(data27[key11], {instancePath:instancePath+"/conditions/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data27,parentDataProperty:key11,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
}
}
else {
const err67 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.conditions.type,parentSchema:schema31.properties.conditions,data:data27};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data.requestTypes !== undefined && func0.call(data, "requestTypes")){
let data29 = data.requestTypes;
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
if(Object.keys(data29).length < 1){
const err68 = {instancePath:instancePath+"/requestTypes",schemaPath:"#/properties/requestTypes/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema31.properties.requestTypes,data:data29};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
for(const key12 of Object.keys(data29)){
if(!((key12 === "self.service.registration") || (key12 === "progressive.profile"))){
const err69 = {instancePath:instancePath+"/requestTypes",schemaPath:"#/properties/requestTypes/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.requestTypes,data:data29};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data29["self.service.registration"] !== undefined && func0.call(data29, "self.service.registration")){
if(!(validate31(data29["self.service.registration"], {instancePath:instancePath+"/requestTypes/self.service.registration",parentData:data29,parentDataProperty:"self.service.registration",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
}
if(data29["progressive.profile"] !== undefined && func0.call(data29, "progressive.profile")){
if(!(validate31(data29["progressive.profile"], {instancePath:instancePath+"/requestTypes/progressive.profile",parentData:data29,parentDataProperty:"progressive.profile",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
}
}
else {
const err70 = {instancePath:instancePath+"/requestTypes",schemaPath:"#/properties/requestTypes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.requestTypes.type,parentSchema:schema31.properties.requestTypes,data:data29};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data.unhandled !== undefined && func0.call(data, "unhandled")){
if(!(validate35(data.unhandled, {instancePath:instancePath+"/unhandled",parentData:data,parentDataProperty:"unhandled",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
}
if(data.onError !== undefined && func0.call(data, "onError")){
if(!(validate35(data.onError, {instancePath:instancePath+"/onError",parentData:data,parentDataProperty:"onError",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
}
}
else {
const err71 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate20;
};
