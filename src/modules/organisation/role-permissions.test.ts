import { expect, test } from 'vitest'
import { mayDo, PERMISSIONS } from './role-permissions.ts'
import { findConflictingRole, isRole, roleName, ROLES } from './roles.ts'

test('a role may do what the table gives it, and nothing else', () => {
  expect(mayDo('applications.decide', ['decider'])).toBe(true)
  expect(mayDo('applications.decide', ['certificateClerk', 'reviewer'])).toBe(false)
  expect(mayDo('applications.submit', ['citizen'])).toBe(true)
  expect(mayDo('applications.list', ['supervisor'])).toBe(true)
})

test('one suitable role among several is enough', () => {
  expect(mayDo('applications.decide', ['reviewer', 'decider', 'certificateClerk'])).toBe(true)
})

test('what is not in the table is permitted to nobody, however it is named', () => {
  for (const permission of ['applications.erase', '', 'constructor', '__proto__', 'toString']) {
    expect(mayDo(permission, Object.keys(ROLES))).toBe(false)
  }
  expect(mayDo('applications.submit', ['root', '__proto__', 'constructor'])).toBe(false)
})

test('visitors hold no permission at all', () => {
  for (const permission of Object.keys(PERMISSIONS)) expect(mayDo(permission, ['anonymous']), permission).toBe(false)
})

test('every permission is held by somebody, and only by roles that exist', () => {
  for (const [permission, roles] of Object.entries(PERMISSIONS)) {
    expect(roles.length, permission).toBeGreaterThan(0)
    expect(roles.every(isRole), permission).toBe(true)
  }
})

test('the three administrators see no case and read no other administrator\'s domain (三权分立)', () => {
  for (const role of ['systemAdmin', 'securityAdmin', 'auditor']) {
    // What people are told before they agree is nobody's data.
    for (const permission of Object.keys(PERMISSIONS).filter((each) => /^(applications|subjects)\./.test(each) && !/^subjects\.(publish|read)Notices$/.test(each))) {
      expect(mayDo(permission, [role]), `${role} ${permission}`).toBe(false)
    }
  }
  expect(mayDo('settings.set', ['auditor'])).toBe(false)
})

test('an administrator\'s role conflicts with every other role', () => {
  expect(findConflictingRole(['systemAdmin', 'auditor'])).toBe('systemAdmin')
  expect(findConflictingRole(['reviewer', 'auditor'])).toBe('auditor')
  expect(findConflictingRole(['auditor'])).toBeUndefined()
  expect(findConflictingRole(['reviewer', 'decider'])).toBeUndefined()
})

test('a role has a Chinese name, and something that is none is an error', () => {
  expect(roleName('windowClerk')).toBe('窗口人员')
  expect(() => roleName('toString')).toThrow('no such role')
})
