// Made of the schema beside it by test/unit/diagnostics/validators.test.ts.
export default ({ linearPattern, countCharacters }) => {
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:hookgate:schema:list","title":"a list","description":"Entries that rules name as  { list: NAME }  or  { lists: [NAME, NAME] }.","type":"array","errorMessage":"a list file holds a sequence: - okta.com in YAML, [\"okta.com\"] in JSON","items":{"title":"an entry","type":["string","object"],"minLength":1,"errorMessage":"entries are text: quote it","properties":{"value":{"description":"The entry.","type":"string","minLength":1,"errorMessage":"quote it, as in  value: \"okta.com\""},"expires":{"description":"The last day, or the time, on which the entry counts: 2026-12-31","type":"string","errorMessage":"a date or an RFC 3339 time"},"owner":{"description":"Who answers for the entry.","type":"string"},"reason":{"description":"Why it is listed.","type":"string"}}}};
const func64 = countCharacters;
const func0 = Object.prototype.hasOwnProperty;

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="urn:hookgate:schema:list" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if((typeof data0 !== "string") && (!(data0 && typeof data0 == "object" && !Array.isArray(data0)))){
const err0 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/type",keyword:"type",params:{type: schema31.items.type},message:"must be string,object",schema:schema31.items.type,parentSchema:schema31.items,data:data0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(typeof data0 === "string"){
if(func64(data0) < 1){
const err1 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.items,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.value !== undefined && func0.call(data0, "value")){
let data1 = data0.value;
if(typeof data1 === "string"){
if(func64(data1) < 1){
const err2 = {instancePath:instancePath+"/" + i0+"/value",schemaPath:"#/items/properties/value/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.items.properties.value,data:data1};
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
const err3 = {instancePath:instancePath+"/" + i0+"/value",schemaPath:"#/items/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.items.properties.value.type,parentSchema:schema31.items.properties.value,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0.expires !== undefined && func0.call(data0, "expires")){
let data2 = data0.expires;
if(typeof data2 !== "string"){
const err4 = {instancePath:instancePath+"/" + i0+"/expires",schemaPath:"#/items/properties/expires/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.items.properties.expires.type,parentSchema:schema31.items.properties.expires,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data0.owner !== undefined && func0.call(data0, "owner")){
let data3 = data0.owner;
if(typeof data3 !== "string"){
const err5 = {instancePath:instancePath+"/" + i0+"/owner",schemaPath:"#/items/properties/owner/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.items.properties.owner.type,parentSchema:schema31.items.properties.owner,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data0.reason !== undefined && func0.call(data0, "reason")){
let data4 = data0.reason;
if(typeof data4 !== "string"){
const err6 = {instancePath:instancePath+"/" + i0+"/reason",schemaPath:"#/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.items.properties.reason.type,parentSchema:schema31.items.properties.reason,data:data4};
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
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};
return validate20;
};
