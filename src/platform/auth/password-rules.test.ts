import { expect, test } from 'vitest'
import { findPasswordFault } from './password-rules.ts'

test('a password needs eight characters of three kinds', () => {
  for (const weak of ['', 'abc', 'abcdefgh', 'abcdefg1', 'Abcde1!', 'ABCDEFG1']) expect(findPasswordFault(weak), weak).toContain('至少 8 位')
  for (const good of ['Yichuang-2026', 'abcdef1!', '一窗Abc123']) expect(findPasswordFault(good), good).toBeUndefined()
})
