import { describe, expect, test } from 'vitest'
import { APPLICATION_EVENTS } from '../../applications/events.ts'
import { fillWording, nameOfMessage, SAMPLE_WORDS, wordingErrors } from './template-rules.ts'
import { PLACEHOLDERS, type TemplateId, templateOf, TEMPLATES } from './templates.ts'

const ids = Object.keys(TEMPLATES) as TemplateId[]
const words = { title: '标题', text: '正文' }

describe('our own wordings', () => {
  test.each(ids)('%s has only placeholders that are filled, and a text message of at most 140 characters', (id) => {
    const { title, text, sms } = templateOf(id)
    expect(wordingErrors(id, { title, text, sms })).toEqual([])
    const shown = fillWording({ title, text, sms }, SAMPLE_WORDS)
    expect(Object.values(shown).join('')).not.toMatch(/[{}]/)
    expect((shown.sms ?? '').length).toBeLessThanOrEqual(140)
  })

  test('a message for an applicant belongs to an event of a case, or to a change of an item', () => {
    const verbs = ids.filter((id) => id.startsWith('applicant.') && TEMPLATES[id].about === 'application').map((id) => id.slice('applicant.'.length))
    const known = [...APPLICATION_EVENTS.map((type) => type.slice('applications.'.length)), 'commitmentKept', 'commitmentBreached', 'served']
    expect(verbs.filter((verb) => !known.includes(verb))).toEqual([])
  })

  test('whoever has to do something by a day is told the day, on the phone too', () => {
    for (const id of ids.filter((each) => each.startsWith('applicant.') && templateOf(each).kind === 'todo' && each !== 'applicant.handedOut')) {
      expect(templateOf(id).text, id).toContain('{answerBy}')
      expect(templateOf(id).sms, id).toContain('{answerBy}')
    }
  })

  test('every placeholder has a sample to preview it with', () => {
    for (const names of Object.values(PLACEHOLDERS)) for (const name of Object.keys(names)) expect(Object.keys(SAMPLE_WORDS)).toContain(name)
  })
})

describe('a region words a message for itself', () => {
  test('a placeholder nobody fills is refused, and the ones there are are named', () => {
    const [error, ...others] = wordingErrors('applicant.accepted', { ...words, text: '{itemName}由{clerk}受理，{phone}' })
    expect(others).toEqual([])
    expect(error).toMatchObject({ pointer: '/text', message: expect.stringContaining('{clerk}、{phone}') as string })
    expect(error!.message).toContain('{hallPhone}')
  })

  test.each(['{itemName', 'itemName}', '{{itemName}}'])('「%s」 is no placeholder', (title) => {
    expect(wordingErrors('applicant.accepted', { ...words, title }).map(({ pointer }) => pointer)).toContain('/title')
  })

  test('a message that has no text message gets none by being worded', () => {
    expect(wordingErrors('applicant.received', { ...words, sms: '已收件' }).map(({ pointer }) => pointer)).toEqual(['/sms'])
    expect(wordingErrors('applicant.refused', { ...words, sms: '不予受理' })).toEqual([])
  })
})

test('words that look like a placeholder are not filled again', () => {
  expect(fillWording({ title: '{itemName}', text: '{number}' }, { itemName: '{number}', number: '1' })).toEqual({ title: '{number}', text: '1' })
})

test('messages are called by what they tell, and no two to the same readers are called the same', () => {
  expect(nameOfMessage('您在办的事项{change}：{itemName}')).toBe('您在办的事项…')
  const names = ids.map((id) => `${id.split('.')[0]} ${nameOfMessage(templateOf(id).title)}`)
  expect(new Set(names).size).toBe(names.length)
  expect(names.join('')).not.toMatch(/[{}]/)
})
