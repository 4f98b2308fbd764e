import { expect, test } from 'vitest'
import { useTestPlatform } from '../../../test/kit/test-db.ts'
import { createSessions } from '../../platform/auth/sessions.ts'
import { systemContext } from '../../platform/context.ts'
import { createResidentAccount } from './create-resident-account.ts'
import { aPerson, anEnterprise } from './fixtures.ts'
import { describeSubject } from './get-subject.ts'
import { registerSubject } from './register-subject.ts'

const platform = useTestPlatform()
const system = () => systemContext(platform, 'test')
const PASSWORD = 'Jintian-2026'

test('a person with an account signs in as an applicant', async () => {
  const subject = await registerSubject(system(), aPerson())
  const id = await createResidentAccount(system(), { subjectId: subject.id, login: 'xinlai', password: PASSWORD })
  const sessions = createSessions(platform, (_kind, principalId) => describeSubject(platform, principalId))
  const { session } = await sessions.signIn('xinlai', PASSWORD)
  expect(session.actor).toEqual({ kind: 'citizen', accountId: id, principalId: subject.id, name: '甄新来', roles: ['citizen'], region: undefined })
})

test('a login that is taken is refused', async () => {
  const subject = await registerSubject(system(), aPerson())
  await expect(createResidentAccount(system(), { subjectId: subject.id, login: 'resident1', password: PASSWORD })).rejects.toMatchObject({ status: 409, code: 'subjects.login_taken' })
})

test('a weak password is refused at its field', async () => {
  const subject = await registerSubject(system(), aPerson())
  await expect(createResidentAccount(system(), { subjectId: subject.id, login: 'xinlai', password: '12345678' })).rejects.toMatchObject({ errors: [{ pointer: '/password' }] })
})

test('an enterprise gets no account of its own', async () => {
  const shop = await registerSubject(system(), anEnterprise())
  await expect(createResidentAccount(system(), { subjectId: shop.id, login: 'xiaochi', password: PASSWORD })).rejects.toMatchObject({ code: 'subjects.not_a_person' })
})
