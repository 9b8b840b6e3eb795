/*
 * The service that Okta's guide has its reader write, for the endpoint that serves both kinds of request:
 * https://developer.okta.com/docs/guides/registration-inline-hook/nodejs/main/
 * No input check, no record, no metrics, and a test of the domain that lets evil-okta.com in.
 */
import express from 'express';
import basicAuth from 'express-basic-auth';

const { PORT, BASIC_AUTH_USER = '', BASIC_AUTH_PASSWORD = '' } = process.env;

const app = express();
app.use(express.json());
app.use(basicAuth({ users: { [BASIC_AUTH_USER]: BASIC_AUTH_PASSWORD }, challenge: true }));

app.post('/registrationHookSSRandPP', (request, response) => {
  const { requestType, data } = request.body;
  const answer = requestType === 'progressive.profile' ? updateProfile(data) : signUp(data);
  response.status(200).send(JSON.stringify(answer));
});

app.listen(Number(PORT), '127.0.0.1');

interface Data {
  userProfile: { email: string; employeeNumber?: string };
  userProfileUpdate: { employeeNumber: string };
}

function signUp({ userProfile }: Data): object {
  const domain = userProfile.email.split('@')[1] ?? '';
  if (domain.includes('okta.com') && /^\d{4}$/.test(userProfile.employeeNumber ?? '')) {
    return { commands: [{ type: 'com.okta.action.update', value: { registration: 'ALLOW' } }] };
  }
  return {
    commands: [{ type: 'com.okta.action.update', value: { registration: 'DENY' } }],
    error: {
      errorSummary: 'Incorrect email address or employee number. Please contact your admin.',
      errorCauses: [
        {
          errorSummary: 'To register, you must have an "okta" email and a 4-digit employee number.',
          reason: 'INVALID_EMAIL_DOMAIN',
          locationType: 'body',
          location: 'data.userProfile.email',
          domain: 'end-user',
        },
      ],
    },
  };
}

function updateProfile({ userProfileUpdate }: Data): object {
  const { employeeNumber } = userProfileUpdate;
  if (/^\d{4}$/.test(employeeNumber)) {
    return { commands: [{ type: 'com.okta.user.progressive.profile.update', value: { employeeNumber } }] };
  }
  return {
    commands: [{ type: 'com.okta.action.update', value: { registration: 'DENY' } }],
    error: { errorSummary: 'Incorrect employee number. Enter an employee number with 4 digits.' },
  };
}
