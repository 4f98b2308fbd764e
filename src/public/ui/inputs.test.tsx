import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ErrorSummary } from './error-summary.tsx'
import type { FormField } from './form-field.ts'
import { toFieldErrors } from './form-field.ts'
import { FileInput, FormFieldInput } from './inputs.tsx'

const KINDS: FormField['kind'][] = [
  'text',
  'textarea',
  'date',
  'number',
  'radio',
  'select',
  'checkboxes',
  'phone',
  'identityNumber',
  'address',
]

function aField(overrides: Partial<FormField>): FormField {
  return {
    name: 'scope',
    kind: 'text',
    label: '经营项目',
    required: true,
    options: [
      { value: 'hot', label: '热食' },
      { value: 'cold', label: '冷食' },
    ],
    ...overrides,
  }
}

function idsIn(html: string): string[] {
  return [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? '')
}

function describedByIn(html: string): string[] {
  return [...html.matchAll(/aria-describedby="([^"]+)"/g)].flatMap((match) => (match[1] ?? '').split(' '))
}

describe('a field', () => {
  it.each(KINDS)('of kind %s says it is invalid and is described by its hint and its error', (kind) => {
    const html = renderToStaticMarkup(<FormFieldInput field={aField({ kind, hint: '可多选', error: '请选择经营项目' })} />)
    expect(html).toContain('aria-invalid="true"')
    expect(describedByIn(html)).toEqual(expect.arrayContaining(['h-scope', 'e-scope']))
    for (const id of describedByIn(html)) expect(idsIn(html)).toContain(id)
  })

  it.each(KINDS)('of kind %s says nothing of an error when it has none', (kind) => {
    const html = renderToStaticMarkup(<FormFieldInput field={aField({ kind })} />)
    expect(html).not.toContain('aria-invalid')
    expect(html).not.toContain('aria-describedby')
  })

  it.each(KINDS)('of kind %s is where the error summary leads, in the same words', (kind) => {
    const field = aField({ kind, error: '请填写经营项目' })
    const page = renderToStaticMarkup(
      <>
        <ErrorSummary errors={toFieldErrors([field])} />
        <FormFieldInput field={field} />
      </>,
    )
    const target = /href="#([^"]+)"/.exec(page)?.[1]
    expect(idsIn(page)).toContain(target)
    expect(page.split('请填写经营项目')).toHaveLength(3)
  })

  it.each(KINDS)('of kind %s has no id twice', (kind) => {
    const ids = idsIn(renderToStaticMarkup(<FormFieldInput field={aField({ kind, hint: '提示', error: '请改' })} />))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('keeps what was typed, even when it is wrong, and escapes it', () => {
    const html = renderToStaticMarkup(<FormFieldInput field={aField({ value: '"><script>alert(1)</script>', error: '请改' })} />)
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"')
    expect(html).not.toContain('<script>')
  })

  it('keeps every box that was ticked', () => {
    const html = renderToStaticMarkup(<FormFieldInput field={aField({ kind: 'checkboxes', value: ['hot', 'cold'] })} />)
    expect(html.match(/checked=""/g)).toHaveLength(2)
  })

  it('says 选填 when it is optional and asks for nothing more when it is required', () => {
    expect(renderToStaticMarkup(<FormFieldInput field={aField({ required: false })} />)).toContain('（选填）')
    expect(renderToStaticMarkup(<FormFieldInput field={aField({ required: true })} />)).not.toContain('（选填）')
  })

  it('never lets a browser remember an identity number', () => {
    expect(renderToStaticMarkup(<FormFieldInput field={aField({ kind: 'identityNumber' })} />)).toContain('autoComplete="off"')
  })
})

describe('a file input', () => {
  it('is wired to its error', () => {
    const html = renderToStaticMarkup(
      <FileInput name="file-plan" label="平面图" error="请上传平面图" required accept=".pdf" />,
    )
    expect(html).toContain('aria-invalid="true"')
    expect(describedByIn(html)).toEqual(['e-file-plan'])
  })
})

describe('an error summary', () => {
  it('is not there without errors', () => {
    expect(renderToStaticMarkup(<ErrorSummary errors={[]} />)).toBe('')
  })
})
