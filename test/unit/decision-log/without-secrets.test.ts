import { expect, test } from 'vitest';
import { withoutSecrets } from '../../../src/decision-log/without-secrets.ts';

const secret = `
password Password PASSWORD passwordHash password2 new_password newPasswordRepeated user.password passwordHint passwd
dbPasswd pwd userPwd pwdHash pass userPass pass_word passcode Pass-Code passphrase passkeyId
secret Client-Secret clientSecretValue secretKey SECRETS credential credentials credentialId
token token2 accessToken idTokenHint refresh_tokens TOKEN_VALUE csrftoken
otp OTP otpValue otpCode otpcode OTPs totp smsOtp smsotp OTPCode mfaCode mfa_codes oneTimeCode one-time-code verificationCode
smsCode SMSCode backupCodes authorizationCode resetCode recoveryCode
pin PIN PINs pins newPin pin2 pin_code PINCode
securityAnswer securityQuestion recovery_question recoveryQuestionAnswer security_answer_1 answer answers
apiKey api_key API-KEY apikeys privateKey privateKeyPem accessKeyId authorization Proxy-Authorization Cookie set-cookie
messageProfile`;

test.each(secret.trim().split(/\s+/))('%s is not recorded, at any depth', (name) => {
  expect(withoutSecrets({ a: [{ [name]: { b: 1 }, c: 2 }] })).toEqual({ a: [{ c: 2 }] });
});

const attributes = `
secretary secretariat executiveSecretary laptop tokenized tokenisation shippingAddress shipping opinion
spinner spin_rate Pinterest pinned footprint hotPhone passport passportNumber passenger compass bypass answeredAt
postalCode zipCode countryCode costCenter employeeNumber keyContact publicKey cookieConsent authorized author session
question securityClearance accessLevel recoveryEmail verificationStatus primaryPhone mobilePhone email login firstName
lastName displayName nickName profileUrl preferredLanguage userType organization division department managerId
companyName stepWidth groupWithdrawn`;

test.each(attributes.trim().split(/\s+/))('%s is recorded', (name) => {
  expect(withoutSecrets({ a: [{ [name]: { b: 1 } }] })).toEqual({ a: [{ [name]: { b: 1 } }] });
});

test('secrets: a documented property is recorded despite its name; the same name elsewhere is not', () => {
  const request = {
    eventType: 'com.okta.user.pre-registration',
    data: {
      context: { user: { id: '1', passwordChanged: '2026-01-01' } },
      userProfile: { passwordChanged: 'x' },
    },
  };
  expect(withoutSecrets(request)).toEqual({
    ...request,
    data: { context: request.data.context, userProfile: {} },
  });
});
