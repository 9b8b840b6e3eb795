// Made of the schema beside it by test/unit/diagnostics/validators.test.ts.
export default ({ linearPattern, countCharacters }) => {
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:hookgate:schema:rule-tests","title":"a test file","description":"Tests of the rules of one endpoint: requests, and what they have to be answered.","type":"object","errorMessage":"a test file has the keys endpoint and tests","required":["endpoint","tests"],"additionalProperties":false,"properties":{"endpoint":{"description":"The endpoint of the rule file that is tested: /registrationHookSSR","type":"string","errorMessage":"the endpoint of the rule file that is tested, such as /registrationHookSSR"},"description":{"description":"What is tested here, in a sentence.","type":"string"},"at":{"$ref":"#/$defs/time","description":"The moment at which every test of this file is decided, for windows, olderThan and expiring entries. Left out: now."},"tests":{"title":"tests","description":"Each is a request and what is expected of the answer.","type":"array","minItems":1,"errorMessage":"begin each test with  - name:","defaultSnippets":[{"label":"a test","description":"A request, and what is expected of the answer.","body":[{"name":"${1:a corporate address may register}","request":"${2:ssr}","set":{"${3:data.userProfile.email}":"${4:kim@okta.com}"},"expect":{"decision":"${5:allow}"}}]}],"items":{"$ref":"#/$defs/test"}}},"$defs":{"time":{"type":"string","errorMessage":"an RFC 3339 time, such as 2026-03-01T09:00:00Z, or a date alone, such as 2026-03-01"},"values":{"title":"a map of values","type":"object","minProperties":1,"errorMessage":"write PATH: VALUE, as in data.userProfile.email: kim@okta.com"},"test":{"title":"a test","description":"A request, and what is expected of the answer.","type":"object","errorMessage":"a test has the keys name, request and expect","required":["name","request","expect"],"additionalProperties":false,"properties":{"name":{"description":"What the test shows, in a sentence; unique in its file.","type":"string","minLength":1,"maxLength":200,"errorMessage":"a sentence that says what the test shows"},"description":{"description":"More about it.","type":"string"},"request":{"description":"ssr (sign-up), pp (progressive profile), classic (Classic Engine's sign-up), or the path of a JSON file with a recorded request, from this file on.","type":"string","defaultSnippets":[{"label":"ssr","description":"A sign-up.","body":"ssr"},{"label":"pp","description":"An update of a profile.","body":"pp"},{"label":"classic","description":"A sign-up of Okta Classic Engine.","body":"classic"}],"minLength":1,"errorMessage":"ssr, pp, classic, or the path of a JSON file, from this file on"},"at":{"$ref":"#/$defs/time","description":"The moment at which this test is decided. Left out: the file's."},"set":{"$ref":"#/$defs/values","title":"set","description":"Values to put into the request, by their paths: data.userProfile.email: kim@okta.com"},"unset":{"title":"unset","description":"Paths to take out of the request.","type":"array","minItems":1,"errorMessage":"write a list of paths, as in [data.userProfile.email]","items":{"type":"string","errorMessage":"a path, such as data.userProfile.email"}},"table":{"title":"table","description":"One test a row: values that are put into the request on top of set.","type":"array","minItems":1,"errorMessage":"write a list of rows, each of them { PATH: VALUE }","items":{"$ref":"#/$defs/values","title":"a row"}},"expect":{"$ref":"#/$defs/expect","description":"What is expected of the answer.","errorMessage":"such as  expect: { decision: deny }"}}},"expect":{"title":"expect","type":"object","minProperties":1,"errorMessage":"expect at least one of decision, rules, shadow, errorCauses, set, idToken, accessToken, assertion, commands, response, status","additionalProperties":false,"properties":{"decision":{"description":"allow or deny: said to Okta. update: something is changed, without either. continue: nothing, Okta goes on.","enum":["allow","deny","update","continue"],"enumDescriptions":["Okta is told to let the person in.","The person is turned away.","The profile, the token or the assertion is changed; neither allow nor deny is said.","Nothing is said: Okta goes on, which lets the person in."]},"rules":{"title":"rules","description":"By name, whether the rule's condition holds; skipped: the rule is not evaluated.","type":"object","minProperties":1,"errorMessage":"write NAME: true, NAME: false or NAME: skipped","additionalProperties":{"enum":[true,false,"skipped"],"enumDescriptions":["Its condition holds.","Its condition does not hold.","It is not evaluated: out of its window, or behind the rule that decided."],"errorMessage":"true, false or skipped"}},"shadow":{"title":"shadow","description":"By the name of a rule in shadow, what the decision had been with this rule enforced.","type":"object","minProperties":1,"errorMessage":"write NAME: deny, or another decision","additionalProperties":{"enum":["allow","deny","update","continue"],"enumDescriptions":["Okta would be told to let the person in.","The person would be turned away.","The profile would be changed; neither allow nor deny would be said.","Nothing would be said: Okta would go on, which lets the person in."],"errorMessage":"allow, deny, update or continue"}},"errorCauses":{"title":"errorCauses","description":"Each of these is among the answer's error causes; only the keys given are compared.","type":"array","minItems":1,"errorMessage":"write a list of error causes","items":{"title":"an error cause","type":"object","minProperties":1,"errorMessage":"write { location: PATH, reason: CODE } or other keys of an error cause","additionalProperties":false,"properties":{"errorSummary":{"description":"What the person reads at the field.","type":"string"},"reason":{"description":"A code for programs: INVALID_EMAIL_DOMAIN","type":"string"},"location":{"description":"The field: data.userProfile.email","type":"string"},"locationType":{"description":"Where the field is: body.","type":"string"},"domain":{"description":"Who it is for: end-user.","type":"string"}}}},"set":{"title":"set","description":"Profile attributes that the answer sets; attributes that are not named are not compared.","type":"object","minProperties":1,"errorMessage":"write attribute: value"},"idToken":{"$ref":"#/$defs/issuedToken","description":"The ID token that Okta issues after the reply."},"accessToken":{"$ref":"#/$defs/issuedToken","description":"The access token that Okta issues after the reply."},"assertion":{"title":"an issued assertion","description":"The assertion that Okta sends after the reply.","type":"object","minProperties":1,"errorMessage":"write attributes, without, nameId, authnContext or sessionLifetime below it","additionalProperties":false,"properties":{"attributes":{"title":"attributes","description":"Attributes with their values, one as text, several as a list; attributes that are not named are not compared.","type":"object","minProperties":1,"errorMessage":"write attribute: value"},"without":{"title":"without","description":"What it must not have.","type":"array","minItems":1,"errorMessage":"a list of names","items":{"type":"string"}},"nameId":{"description":"The NameID of its subject.","type":"string"},"authnContext":{"description":"The class of its authentication context.","type":"string"},"sessionLifetime":{"description":"How long the service provider's session lasts: 8h.","type":"string","pattern":"^[1-9][0-9]*(ms|s|m|h|d|w)$","patternErrorMessage":"a duration, such as 15m or 8h"}}},"commands":{"title":"commands","description":"Exactly these commands, in this order; [] for none.","type":"array","errorMessage":"write a list of commands, each with type and value; [] for none","items":{"title":"a command","type":"object","required":["type","value"],"additionalProperties":false,"properties":{"type":{"description":"com.okta.action.update and the like.","type":"string"},"value":{"description":"What the command takes."}}}},"response":{"title":"response","description":"Exactly this answer, without what hookgate adds to debugContext; {} for none.","type":"object","errorMessage":"write the JSON of the answer; {} for none"},"status":{"description":"200: an answer. 204: nothing to say. 400: not a request of this hook.","enum":[200,204,400],"enumDescriptions":["A decision.","A decision that says nothing.","The request is none of the registration hook."]}}},"issuedToken":{"title":"an issued token","type":"object","minProperties":1,"errorMessage":"write claims, without or lifetime below it","additionalProperties":false,"properties":{"claims":{"title":"claims","description":"Claims with their values; claims that are not named are not compared.","type":"object","minProperties":1,"errorMessage":"write claim: value"},"without":{"title":"without","description":"What it must not have.","type":"array","minItems":1,"errorMessage":"a list of names","items":{"type":"string"}},"lifetime":{"description":"How long it is valid: 15m.","type":"string","pattern":"^[1-9][0-9]*(ms|s|m|h|d|w)$","patternErrorMessage":"a duration, such as 15m or 8h"}}}}};
const schema32 = {"type":"string","errorMessage":"an RFC 3339 time, such as 2026-03-01T09:00:00Z, or a date alone, such as 2026-03-01"};
const func0 = Object.prototype.hasOwnProperty;
const schema33 = {"title":"a test","description":"A request, and what is expected of the answer.","type":"object","errorMessage":"a test has the keys name, request and expect","required":["name","request","expect"],"additionalProperties":false,"properties":{"name":{"description":"What the test shows, in a sentence; unique in its file.","type":"string","minLength":1,"maxLength":200,"errorMessage":"a sentence that says what the test shows"},"description":{"description":"More about it.","type":"string"},"request":{"description":"ssr (sign-up), pp (progressive profile), classic (Classic Engine's sign-up), or the path of a JSON file with a recorded request, from this file on.","type":"string","defaultSnippets":[{"label":"ssr","description":"A sign-up.","body":"ssr"},{"label":"pp","description":"An update of a profile.","body":"pp"},{"label":"classic","description":"A sign-up of Okta Classic Engine.","body":"classic"}],"minLength":1,"errorMessage":"ssr, pp, classic, or the path of a JSON file, from this file on"},"at":{"$ref":"#/$defs/time","description":"The moment at which this test is decided. Left out: the file's."},"set":{"$ref":"#/$defs/values","title":"set","description":"Values to put into the request, by their paths: data.userProfile.email: kim@okta.com"},"unset":{"title":"unset","description":"Paths to take out of the request.","type":"array","minItems":1,"errorMessage":"write a list of paths, as in [data.userProfile.email]","items":{"type":"string","errorMessage":"a path, such as data.userProfile.email"}},"table":{"title":"table","description":"One test a row: values that are put into the request on top of set.","type":"array","minItems":1,"errorMessage":"write a list of rows, each of them { PATH: VALUE }","items":{"$ref":"#/$defs/values","title":"a row"}},"expect":{"$ref":"#/$defs/expect","description":"What is expected of the answer.","errorMessage":"such as  expect: { decision: deny }"}}};
const schema35 = {"title":"a map of values","type":"object","minProperties":1,"errorMessage":"write PATH: VALUE, as in data.userProfile.email: kim@okta.com"};
const func74 = countCharacters;
const schema37 = {"title":"expect","type":"object","minProperties":1,"errorMessage":"expect at least one of decision, rules, shadow, errorCauses, set, idToken, accessToken, assertion, commands, response, status","additionalProperties":false,"properties":{"decision":{"description":"allow or deny: said to Okta. update: something is changed, without either. continue: nothing, Okta goes on.","enum":["allow","deny","update","continue"],"enumDescriptions":["Okta is told to let the person in.","The person is turned away.","The profile, the token or the assertion is changed; neither allow nor deny is said.","Nothing is said: Okta goes on, which lets the person in."]},"rules":{"title":"rules","description":"By name, whether the rule's condition holds; skipped: the rule is not evaluated.","type":"object","minProperties":1,"errorMessage":"write NAME: true, NAME: false or NAME: skipped","additionalProperties":{"enum":[true,false,"skipped"],"enumDescriptions":["Its condition holds.","Its condition does not hold.","It is not evaluated: out of its window, or behind the rule that decided."],"errorMessage":"true, false or skipped"}},"shadow":{"title":"shadow","description":"By the name of a rule in shadow, what the decision had been with this rule enforced.","type":"object","minProperties":1,"errorMessage":"write NAME: deny, or another decision","additionalProperties":{"enum":["allow","deny","update","continue"],"enumDescriptions":["Okta would be told to let the person in.","The person would be turned away.","The profile would be changed; neither allow nor deny would be said.","Nothing would be said: Okta would go on, which lets the person in."],"errorMessage":"allow, deny, update or continue"}},"errorCauses":{"title":"errorCauses","description":"Each of these is among the answer's error causes; only the keys given are compared.","type":"array","minItems":1,"errorMessage":"write a list of error causes","items":{"title":"an error cause","type":"object","minProperties":1,"errorMessage":"write { location: PATH, reason: CODE } or other keys of an error cause","additionalProperties":false,"properties":{"errorSummary":{"description":"What the person reads at the field.","type":"string"},"reason":{"description":"A code for programs: INVALID_EMAIL_DOMAIN","type":"string"},"location":{"description":"The field: data.userProfile.email","type":"string"},"locationType":{"description":"Where the field is: body.","type":"string"},"domain":{"description":"Who it is for: end-user.","type":"string"}}}},"set":{"title":"set","description":"Profile attributes that the answer sets; attributes that are not named are not compared.","type":"object","minProperties":1,"errorMessage":"write attribute: value"},"idToken":{"$ref":"#/$defs/issuedToken","description":"The ID token that Okta issues after the reply."},"accessToken":{"$ref":"#/$defs/issuedToken","description":"The access token that Okta issues after the reply."},"assertion":{"title":"an issued assertion","description":"The assertion that Okta sends after the reply.","type":"object","minProperties":1,"errorMessage":"write attributes, without, nameId, authnContext or sessionLifetime below it","additionalProperties":false,"properties":{"attributes":{"title":"attributes","description":"Attributes with their values, one as text, several as a list; attributes that are not named are not compared.","type":"object","minProperties":1,"errorMessage":"write attribute: value"},"without":{"title":"without","description":"What it must not have.","type":"array","minItems":1,"errorMessage":"a list of names","items":{"type":"string"}},"nameId":{"description":"The NameID of its subject.","type":"string"},"authnContext":{"description":"The class of its authentication context.","type":"string"},"sessionLifetime":{"description":"How long the service provider's session lasts: 8h.","type":"string","pattern":"^[1-9][0-9]*(ms|s|m|h|d|w)$","patternErrorMessage":"a duration, such as 15m or 8h"}}},"commands":{"title":"commands","description":"Exactly these commands, in this order; [] for none.","type":"array","errorMessage":"write a list of commands, each with type and value; [] for none","items":{"title":"a command","type":"object","required":["type","value"],"additionalProperties":false,"properties":{"type":{"description":"com.okta.action.update and the like.","type":"string"},"value":{"description":"What the command takes."}}}},"response":{"title":"response","description":"Exactly this answer, without what hookgate adds to debugContext; {} for none.","type":"object","errorMessage":"write the JSON of the answer; {} for none"},"status":{"description":"200: an answer. 204: nothing to say. 400: not a request of this hook.","enum":[200,204,400],"enumDescriptions":["A decision.","A decision that says nothing.","The request is none of the registration hook."]}}};
const schema38 = {"title":"an issued token","type":"object","minProperties":1,"errorMessage":"write claims, without or lifetime below it","additionalProperties":false,"properties":{"claims":{"title":"claims","description":"Claims with their values; claims that are not named are not compared.","type":"object","minProperties":1,"errorMessage":"write claim: value"},"without":{"title":"without","description":"What it must not have.","type":"array","minItems":1,"errorMessage":"a list of names","items":{"type":"string"}},"lifetime":{"description":"How long it is valid: 15m.","type":"string","pattern":"^[1-9][0-9]*(ms|s|m|h|d|w)$","patternErrorMessage":"a duration, such as 15m or 8h"}}};
const func1 = linearPattern;
const pattern4 = func1("^[1-9][0-9]*(ms|s|m|h|d|w)$", "u");

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
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema37,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema37.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema37,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.decision !== undefined && func0.call(data, "decision")){
let data0 = data.decision;
if(!((((data0 === "allow") || (data0 === "deny")) || (data0 === "update")) || (data0 === "continue"))){
const err2 = {instancePath:instancePath+"/decision",schemaPath:"#/properties/decision/enum",keyword:"enum",params:{allowedValues: schema37.properties.decision.enum},message:"must be equal to one of the allowed values",schema:schema37.properties.decision.enum,parentSchema:schema37.properties.decision,data:data0};
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
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(Object.keys(data1).length < 1){
const err3 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema37.properties.rules,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key1 of Object.keys(data1)){
let data2 = data1[key1];
if(!(((data2 === true) || (data2 === false)) || (data2 === "skipped"))){
const err4 = {instancePath:instancePath+"/rules/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rules/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema37.properties.rules.additionalProperties.enum},message:"must be equal to one of the allowed values",schema:schema37.properties.rules.additionalProperties.enum,parentSchema:schema37.properties.rules.additionalProperties,data:data2};
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
else {
const err5 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.properties.rules.type,parentSchema:schema37.properties.rules,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.shadow !== undefined && func0.call(data, "shadow")){
let data3 = data.shadow;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(Object.keys(data3).length < 1){
const err6 = {instancePath:instancePath+"/shadow",schemaPath:"#/properties/shadow/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema37.properties.shadow,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key2 of Object.keys(data3)){
let data4 = data3[key2];
if(!((((data4 === "allow") || (data4 === "deny")) || (data4 === "update")) || (data4 === "continue"))){
const err7 = {instancePath:instancePath+"/shadow/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/shadow/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema37.properties.shadow.additionalProperties.enum},message:"must be equal to one of the allowed values",schema:schema37.properties.shadow.additionalProperties.enum,parentSchema:schema37.properties.shadow.additionalProperties,data:data4};
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
const err8 = {instancePath:instancePath+"/shadow",schemaPath:"#/properties/shadow/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.properties.shadow.type,parentSchema:schema37.properties.shadow,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.errorCauses !== undefined && func0.call(data, "errorCauses")){
let data5 = data.errorCauses;
if(Array.isArray(data5)){
if(data5.length < 1){
const err9 = {instancePath:instancePath+"/errorCauses",schemaPath:"#/properties/errorCauses/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema37.properties.errorCauses,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(Object.keys(data6).length < 1){
const err10 = {instancePath:instancePath+"/errorCauses/" + i0,schemaPath:"#/properties/errorCauses/items/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema37.properties.errorCauses.items,data:data6};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
for(const key3 of Object.keys(data6)){
if(!(((((key3 === "errorSummary") || (key3 === "reason")) || (key3 === "location")) || (key3 === "locationType")) || (key3 === "domain"))){
const err11 = {instancePath:instancePath+"/errorCauses/" + i0,schemaPath:"#/properties/errorCauses/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema37.properties.errorCauses.items,data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data6.errorSummary !== undefined && func0.call(data6, "errorSummary")){
let data7 = data6.errorSummary;
if(typeof data7 !== "string"){
const err12 = {instancePath:instancePath+"/errorCauses/" + i0+"/errorSummary",schemaPath:"#/properties/errorCauses/items/properties/errorSummary/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.properties.errorCauses.items.properties.errorSummary.type,parentSchema:schema37.properties.errorCauses.items.properties.errorSummary,data:data7};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data6.reason !== undefined && func0.call(data6, "reason")){
let data8 = data6.reason;
if(typeof data8 !== "string"){
const err13 = {instancePath:instancePath+"/errorCauses/" + i0+"/reason",schemaPath:"#/properties/errorCauses/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.properties.errorCauses.items.properties.reason.type,parentSchema:schema37.properties.errorCauses.items.properties.reason,data:data8};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data6.location !== undefined && func0.call(data6, "location")){
let data9 = data6.location;
if(typeof data9 !== "string"){
const err14 = {instancePath:instancePath+"/errorCauses/" + i0+"/location",schemaPath:"#/properties/errorCauses/items/properties/location/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.properties.errorCauses.items.properties.location.type,parentSchema:schema37.properties.errorCauses.items.properties.location,data:data9};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data6.locationType !== undefined && func0.call(data6, "locationType")){
let data10 = data6.locationType;
if(typeof data10 !== "string"){
const err15 = {instancePath:instancePath+"/errorCauses/" + i0+"/locationType",schemaPath:"#/properties/errorCauses/items/properties/locationType/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.properties.errorCauses.items.properties.locationType.type,parentSchema:schema37.properties.errorCauses.items.properties.locationType,data:data10};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data6.domain !== undefined && func0.call(data6, "domain")){
let data11 = data6.domain;
if(typeof data11 !== "string"){
const err16 = {instancePath:instancePath+"/errorCauses/" + i0+"/domain",schemaPath:"#/properties/errorCauses/items/properties/domain/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.properties.errorCauses.items.properties.domain.type,parentSchema:schema37.properties.errorCauses.items.properties.domain,data:data11};
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
const err17 = {instancePath:instancePath+"/errorCauses/" + i0,schemaPath:"#/properties/errorCauses/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.properties.errorCauses.items.type,parentSchema:schema37.properties.errorCauses.items,data:data6};
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
const err18 = {instancePath:instancePath+"/errorCauses",schemaPath:"#/properties/errorCauses/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema37.properties.errorCauses.type,parentSchema:schema37.properties.errorCauses,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.set !== undefined && func0.call(data, "set")){
let data12 = data.set;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(Object.keys(data12).length < 1){
const err19 = {instancePath:instancePath+"/set",schemaPath:"#/properties/set/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema37.properties.set,data:data12};
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
const err20 = {instancePath:instancePath+"/set",schemaPath:"#/properties/set/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.properties.set.type,parentSchema:schema37.properties.set,data:data12};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.idToken !== undefined && func0.call(data, "idToken")){
let data13 = data.idToken;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(Object.keys(data13).length < 1){
const err21 = {instancePath:instancePath+"/idToken",schemaPath:"#/$defs/issuedToken/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema38,data:data13};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
for(const key4 of Object.keys(data13)){
if(!(((key4 === "claims") || (key4 === "without")) || (key4 === "lifetime"))){
const err22 = {instancePath:instancePath+"/idToken",schemaPath:"#/$defs/issuedToken/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema38,data:data13};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data13.claims !== undefined && func0.call(data13, "claims")){
let data14 = data13.claims;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(Object.keys(data14).length < 1){
const err23 = {instancePath:instancePath+"/idToken/claims",schemaPath:"#/$defs/issuedToken/properties/claims/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema38.properties.claims,data:data14};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/idToken/claims",schemaPath:"#/$defs/issuedToken/properties/claims/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema38.properties.claims.type,parentSchema:schema38.properties.claims,data:data14};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data13.without !== undefined && func0.call(data13, "without")){
let data15 = data13.without;
if(Array.isArray(data15)){
if(data15.length < 1){
const err25 = {instancePath:instancePath+"/idToken/without",schemaPath:"#/$defs/issuedToken/properties/without/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema38.properties.without,data:data15};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
const len1 = data15.length;
for(let i1=0; i1<len1; i1++){
let data16 = data15[i1];
if(typeof data16 !== "string"){
const err26 = {instancePath:instancePath+"/idToken/without/" + i1,schemaPath:"#/$defs/issuedToken/properties/without/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.without.items.type,parentSchema:schema38.properties.without.items,data:data16};
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
const err27 = {instancePath:instancePath+"/idToken/without",schemaPath:"#/$defs/issuedToken/properties/without/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema38.properties.without.type,parentSchema:schema38.properties.without,data:data15};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data13.lifetime !== undefined && func0.call(data13, "lifetime")){
let data17 = data13.lifetime;
if(typeof data17 === "string"){
if(!pattern4.test(data17)){
const err28 = {instancePath:instancePath+"/idToken/lifetime",schemaPath:"#/$defs/issuedToken/properties/lifetime/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]*(ms|s|m|h|d|w)$"},message:"must match pattern \""+"^[1-9][0-9]*(ms|s|m|h|d|w)$"+"\"",schema:"^[1-9][0-9]*(ms|s|m|h|d|w)$",parentSchema:schema38.properties.lifetime,data:data17};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/idToken/lifetime",schemaPath:"#/$defs/issuedToken/properties/lifetime/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.lifetime.type,parentSchema:schema38.properties.lifetime,data:data17};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/idToken",schemaPath:"#/$defs/issuedToken/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema38.type,parentSchema:schema38,data:data13};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.accessToken !== undefined && func0.call(data, "accessToken")){
let data18 = data.accessToken;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(Object.keys(data18).length < 1){
const err31 = {instancePath:instancePath+"/accessToken",schemaPath:"#/$defs/issuedToken/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema38,data:data18};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
for(const key5 of Object.keys(data18)){
if(!(((key5 === "claims") || (key5 === "without")) || (key5 === "lifetime"))){
const err32 = {instancePath:instancePath+"/accessToken",schemaPath:"#/$defs/issuedToken/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema38,data:data18};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data18.claims !== undefined && func0.call(data18, "claims")){
let data19 = data18.claims;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if(Object.keys(data19).length < 1){
const err33 = {instancePath:instancePath+"/accessToken/claims",schemaPath:"#/$defs/issuedToken/properties/claims/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema38.properties.claims,data:data19};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/accessToken/claims",schemaPath:"#/$defs/issuedToken/properties/claims/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema38.properties.claims.type,parentSchema:schema38.properties.claims,data:data19};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data18.without !== undefined && func0.call(data18, "without")){
let data20 = data18.without;
if(Array.isArray(data20)){
if(data20.length < 1){
const err35 = {instancePath:instancePath+"/accessToken/without",schemaPath:"#/$defs/issuedToken/properties/without/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema38.properties.without,data:data20};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
const len2 = data20.length;
for(let i2=0; i2<len2; i2++){
let data21 = data20[i2];
if(typeof data21 !== "string"){
const err36 = {instancePath:instancePath+"/accessToken/without/" + i2,schemaPath:"#/$defs/issuedToken/properties/without/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.without.items.type,parentSchema:schema38.properties.without.items,data:data21};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
else {
const err37 = {instancePath:instancePath+"/accessToken/without",schemaPath:"#/$defs/issuedToken/properties/without/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema38.properties.without.type,parentSchema:schema38.properties.without,data:data20};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data18.lifetime !== undefined && func0.call(data18, "lifetime")){
let data22 = data18.lifetime;
if(typeof data22 === "string"){
if(!pattern4.test(data22)){
const err38 = {instancePath:instancePath+"/accessToken/lifetime",schemaPath:"#/$defs/issuedToken/properties/lifetime/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]*(ms|s|m|h|d|w)$"},message:"must match pattern \""+"^[1-9][0-9]*(ms|s|m|h|d|w)$"+"\"",schema:"^[1-9][0-9]*(ms|s|m|h|d|w)$",parentSchema:schema38.properties.lifetime,data:data22};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/accessToken/lifetime",schemaPath:"#/$defs/issuedToken/properties/lifetime/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.lifetime.type,parentSchema:schema38.properties.lifetime,data:data22};
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
else {
const err40 = {instancePath:instancePath+"/accessToken",schemaPath:"#/$defs/issuedToken/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema38.type,parentSchema:schema38,data:data18};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.assertion !== undefined && func0.call(data, "assertion")){
let data23 = data.assertion;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(Object.keys(data23).length < 1){
const err41 = {instancePath:instancePath+"/assertion",schemaPath:"#/properties/assertion/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema37.properties.assertion,data:data23};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
for(const key6 of Object.keys(data23)){
if(!(((((key6 === "attributes") || (key6 === "without")) || (key6 === "nameId")) || (key6 === "authnContext")) || (key6 === "sessionLifetime"))){
const err42 = {instancePath:instancePath+"/assertion",schemaPath:"#/properties/assertion/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema37.properties.assertion,data:data23};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data23.attributes !== undefined && func0.call(data23, "attributes")){
let data24 = data23.attributes;
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
if(Object.keys(data24).length < 1){
const err43 = {instancePath:instancePath+"/assertion/attributes",schemaPath:"#/properties/assertion/properties/attributes/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema37.properties.assertion.properties.attributes,data:data24};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/assertion/attributes",schemaPath:"#/properties/assertion/properties/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.properties.assertion.properties.attributes.type,parentSchema:schema37.properties.assertion.properties.attributes,data:data24};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data23.without !== undefined && func0.call(data23, "without")){
let data25 = data23.without;
if(Array.isArray(data25)){
if(data25.length < 1){
const err45 = {instancePath:instancePath+"/assertion/without",schemaPath:"#/properties/assertion/properties/without/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema37.properties.assertion.properties.without,data:data25};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
const len3 = data25.length;
for(let i3=0; i3<len3; i3++){
let data26 = data25[i3];
if(typeof data26 !== "string"){
const err46 = {instancePath:instancePath+"/assertion/without/" + i3,schemaPath:"#/properties/assertion/properties/without/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.properties.assertion.properties.without.items.type,parentSchema:schema37.properties.assertion.properties.without.items,data:data26};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
else {
const err47 = {instancePath:instancePath+"/assertion/without",schemaPath:"#/properties/assertion/properties/without/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema37.properties.assertion.properties.without.type,parentSchema:schema37.properties.assertion.properties.without,data:data25};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data23.nameId !== undefined && func0.call(data23, "nameId")){
let data27 = data23.nameId;
if(typeof data27 !== "string"){
const err48 = {instancePath:instancePath+"/assertion/nameId",schemaPath:"#/properties/assertion/properties/nameId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.properties.assertion.properties.nameId.type,parentSchema:schema37.properties.assertion.properties.nameId,data:data27};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data23.authnContext !== undefined && func0.call(data23, "authnContext")){
let data28 = data23.authnContext;
if(typeof data28 !== "string"){
const err49 = {instancePath:instancePath+"/assertion/authnContext",schemaPath:"#/properties/assertion/properties/authnContext/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.properties.assertion.properties.authnContext.type,parentSchema:schema37.properties.assertion.properties.authnContext,data:data28};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data23.sessionLifetime !== undefined && func0.call(data23, "sessionLifetime")){
let data29 = data23.sessionLifetime;
if(typeof data29 === "string"){
if(!pattern4.test(data29)){
const err50 = {instancePath:instancePath+"/assertion/sessionLifetime",schemaPath:"#/properties/assertion/properties/sessionLifetime/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]*(ms|s|m|h|d|w)$"},message:"must match pattern \""+"^[1-9][0-9]*(ms|s|m|h|d|w)$"+"\"",schema:"^[1-9][0-9]*(ms|s|m|h|d|w)$",parentSchema:schema37.properties.assertion.properties.sessionLifetime,data:data29};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/assertion/sessionLifetime",schemaPath:"#/properties/assertion/properties/sessionLifetime/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.properties.assertion.properties.sessionLifetime.type,parentSchema:schema37.properties.assertion.properties.sessionLifetime,data:data29};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
else {
const err52 = {instancePath:instancePath+"/assertion",schemaPath:"#/properties/assertion/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.properties.assertion.type,parentSchema:schema37.properties.assertion,data:data23};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data.commands !== undefined && func0.call(data, "commands")){
let data30 = data.commands;
if(Array.isArray(data30)){
const len4 = data30.length;
for(let i4=0; i4<len4; i4++){
let data31 = data30[i4];
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
if((data31.type === undefined) || (!(func0.call(data31, "type")))){
const err53 = {instancePath:instancePath+"/commands/" + i4,schemaPath:"#/properties/commands/items/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema37.properties.commands.items.required,parentSchema:schema37.properties.commands.items,data:data31};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if((data31.value === undefined) || (!(func0.call(data31, "value")))){
const err54 = {instancePath:instancePath+"/commands/" + i4,schemaPath:"#/properties/commands/items/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'",schema:schema37.properties.commands.items.required,parentSchema:schema37.properties.commands.items,data:data31};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
for(const key7 of Object.keys(data31)){
if(!((key7 === "type") || (key7 === "value"))){
const err55 = {instancePath:instancePath+"/commands/" + i4,schemaPath:"#/properties/commands/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema37.properties.commands.items,data:data31};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data31.type !== undefined && func0.call(data31, "type")){
let data32 = data31.type;
if(typeof data32 !== "string"){
const err56 = {instancePath:instancePath+"/commands/" + i4+"/type",schemaPath:"#/properties/commands/items/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.properties.commands.items.properties.type.type,parentSchema:schema37.properties.commands.items.properties.type,data:data32};
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
const err57 = {instancePath:instancePath+"/commands/" + i4,schemaPath:"#/properties/commands/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.properties.commands.items.type,parentSchema:schema37.properties.commands.items,data:data31};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
else {
const err58 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema37.properties.commands.type,parentSchema:schema37.properties.commands,data:data30};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data.response !== undefined && func0.call(data, "response")){
let data33 = data.response;
if(!(data33 && typeof data33 == "object" && !Array.isArray(data33))){
const err59 = {instancePath:instancePath+"/response",schemaPath:"#/properties/response/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.properties.response.type,parentSchema:schema37.properties.response,data:data33};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data.status !== undefined && func0.call(data, "status")){
let data34 = data.status;
if(!(((data34 === 200) || (data34 === 204)) || (data34 === 400))){
const err60 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema37.properties.status.enum},message:"must be equal to one of the allowed values",schema:schema37.properties.status.enum,parentSchema:schema37.properties.status,data:data34};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
}
else {
const err61 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.type,parentSchema:schema37,data};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
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
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.name === undefined) || (!(func0.call(data, "name")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema33.required,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.request === undefined) || (!(func0.call(data, "request")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "request"},message:"must have required property '"+"request"+"'",schema:schema33.required,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.expect === undefined) || (!(func0.call(data, "expect")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "expect"},message:"must have required property '"+"expect"+"'",schema:schema33.required,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((((((key0 === "name") || (key0 === "description")) || (key0 === "request")) || (key0 === "at")) || (key0 === "set")) || (key0 === "unset")) || (key0 === "table")) || (key0 === "expect"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.name !== undefined && func0.call(data, "name")){
let data0 = data.name;
if(typeof data0 === "string"){
if(func74(data0) > 200){
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema33.properties.name,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(func74(data0) < 1){
const err5 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema33.properties.name,data:data0};
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
const err6 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.name.type,parentSchema:schema33.properties.name,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data1 = data.description;
if(typeof data1 !== "string"){
const err7 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.description.type,parentSchema:schema33.properties.description,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.request !== undefined && func0.call(data, "request")){
let data2 = data.request;
if(typeof data2 === "string"){
if(func74(data2) < 1){
const err8 = {instancePath:instancePath+"/request",schemaPath:"#/properties/request/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema33.properties.request,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/request",schemaPath:"#/properties/request/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.request.type,parentSchema:schema33.properties.request,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.at !== undefined && func0.call(data, "at")){
let data3 = data.at;
if(typeof data3 !== "string"){
const err10 = {instancePath:instancePath+"/at",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.type,parentSchema:schema32,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.set !== undefined && func0.call(data, "set")){
let data4 = data.set;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(Object.keys(data4).length < 1){
const err11 = {instancePath:instancePath+"/set",schemaPath:"#/$defs/values/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema35,data:data4};
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
const err12 = {instancePath:instancePath+"/set",schemaPath:"#/$defs/values/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.type,parentSchema:schema35,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.unset !== undefined && func0.call(data, "unset")){
let data5 = data.unset;
if(Array.isArray(data5)){
if(data5.length < 1){
const err13 = {instancePath:instancePath+"/unset",schemaPath:"#/properties/unset/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema33.properties.unset,data:data5};
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
if(typeof data6 !== "string"){
const err14 = {instancePath:instancePath+"/unset/" + i0,schemaPath:"#/properties/unset/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.unset.items.type,parentSchema:schema33.properties.unset.items,data:data6};
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
const err15 = {instancePath:instancePath+"/unset",schemaPath:"#/properties/unset/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema33.properties.unset.type,parentSchema:schema33.properties.unset,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.table !== undefined && func0.call(data, "table")){
let data7 = data.table;
if(Array.isArray(data7)){
if(data7.length < 1){
const err16 = {instancePath:instancePath+"/table",schemaPath:"#/properties/table/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema33.properties.table,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
const len1 = data7.length;
for(let i1=0; i1<len1; i1++){
let data8 = data7[i1];
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(Object.keys(data8).length < 1){
const err17 = {instancePath:instancePath+"/table/" + i1,schemaPath:"#/$defs/values/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema35,data:data8};
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
const err18 = {instancePath:instancePath+"/table/" + i1,schemaPath:"#/$defs/values/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.type,parentSchema:schema35,data:data8};
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
const err19 = {instancePath:instancePath+"/table",schemaPath:"#/properties/table/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema33.properties.table.type,parentSchema:schema33.properties.table,data:data7};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.expect !== undefined && func0.call(data, "expect")){
if(!(validate22(data.expect, {instancePath:instancePath+"/expect",parentData:data,parentDataProperty:"expect",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
}
}
else {
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema33.type,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="urn:hookgate:schema:rule-tests" */;
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
if((data.endpoint === undefined) || (!(func0.call(data, "endpoint")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "endpoint"},message:"must have required property '"+"endpoint"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.tests === undefined) || (!(func0.call(data, "tests")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "tests"},message:"must have required property '"+"tests"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((key0 === "endpoint") || (key0 === "description")) || (key0 === "at")) || (key0 === "tests"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.endpoint !== undefined && func0.call(data, "endpoint")){
let data0 = data.endpoint;
if(typeof data0 !== "string"){
const err3 = {instancePath:instancePath+"/endpoint",schemaPath:"#/properties/endpoint/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.endpoint.type,parentSchema:schema31.properties.endpoint,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data1 = data.description;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.description.type,parentSchema:schema31.properties.description,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.at !== undefined && func0.call(data, "at")){
let data2 = data.at;
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/at",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.type,parentSchema:schema32,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.tests !== undefined && func0.call(data, "tests")){
let data3 = data.tests;
if(Array.isArray(data3)){
if(data3.length < 1){
const err6 = {instancePath:instancePath+"/tests",schemaPath:"#/properties/tests/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema31.properties.tests,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
if(!(validate21(data3[i0], {instancePath:instancePath+"/tests/" + i0,parentData:data3,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
}
else {
const err7 = {instancePath:instancePath+"/tests",schemaPath:"#/properties/tests/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.tests.type,parentSchema:schema31.properties.tests,data:data3};
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
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate20;
};
