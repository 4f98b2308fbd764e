import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'

import { fieldKinds } from '../../src/platform/forms/form.ts'
import type { FormField } from '../../src/platform/forms/form-fields.ts'
import { FormFields } from './form-fields.tsx'

const options = [{ value: 'a', label: '甲' }, { value: 'b', label: '乙' }]

function aField(kind: FormField['kind'], more: Partial<FormField> = {}): FormField {
  const chosen = kind === 'radio' || kind === 'select' || kind === 'checkboxes'
  return { name: 'it', kind, label: '名目', required: true, ...(chosen && { options }), ...more }
}

const render = (field: FormField) => renderToStaticMarkup(<FormFields fields={[field]} onChange={() => undefined} />)
const idsIn = (html: string) => [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])

describe('FormFields', () => {
  it.each(fieldKinds)('marks a wrong %s as invalid and ties its error and hint to it', (kind) => {
    const html = render(aField(kind, { error: '请填写名目', hint: '照证件填写' }))
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('aria-describedby="f-it-error f-it-hint"')
    expect(idsIn(html)).toEqual(expect.arrayContaining(['f-it', 'f-it-error', 'f-it-hint']))
    expect(html).toContain('请填写名目')
  })

  it.each(fieldKinds)('names a %s by its label', (kind) => {
    const html = render(aField(kind))
    expect(html).toMatch(kind === 'radio' || kind === 'checkboxes' ? /aria-labelledby="f-it-label"/ : /<label for="f-it"/)
    expect(idsIn(html)).toEqual(expect.arrayContaining(['f-it', 'f-it-label']))
    expect(html).not.toContain('aria-invalid="true"')
  })

  it('shows again what was typed, escaped', () => {
    const html = render(aField('text', { value: '"><script>alert(1)</script>' }))
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('&lt;script&gt;alert(1)')
  })

  it('keeps the boxes ticked that were ticked', () => {
    const html = render(aField('checkboxes', { value: ['b'] }))
    expect(html.match(/checked=""/g)).toHaveLength(1)
  })

  it('says which fields may be left empty', () => {
    expect(render(aField('text', { required: false }))).toContain('名目（选填）')
  })
})
