import { Checkbox, Form, Input, Radio, Select, Typography } from 'antd'
import type { ReactElement, ReactNode } from 'react'

import type { FormField } from '../../src/platform/forms/form-fields.ts'

/** What a person has typed or chosen, as an HTML form would post it. */
export type TypedValue = string | string[]

interface FormFieldsProps {
  fields: readonly FormField[]
  /** Told on every change; the caller keeps the values and hands the fields back with them. */
  onChange: (name: string, value: TypedValue) => void
  disabled?: boolean
  /** Keeps ids apart when two forms are on one screen. */
  idPrefix?: string
}

interface Wiring {
  id: string
  name: string
  disabled: boolean
  'aria-required': boolean
  'aria-invalid': boolean
  'aria-describedby': string | undefined
}

const isGroup = ({ kind }: FormField): boolean => kind === 'radio' || kind === 'checkboxes'

/** The id of the element a person types into, or of the group: where an error summary leads. */
export function toFieldId(name: string, idPrefix = 'f'): string {
  return `${idPrefix}-${name}`
}

/** Many boxes wrap into lines; antd only does this for its own group, which cannot mark its boxes as invalid. */
const wrapping = { display: 'flex', flexWrap: 'wrap', gap: '8px 24px' } as const

const oneOf = (value: FormField['value']): string => (Array.isArray(value) ? (value[0] ?? '') : (value ?? ''))

function control(field: FormField, wiring: Wiring, onChange: (value: TypedValue) => void): ReactElement {
  const { kind, options = [], value, maxLength, autocomplete, inputMode } = field
  const labelledBy = `${wiring.id}-label`
  switch (kind) {
    case 'radio':
      return (
        // tabIndex: an error summary moves the focus to the group itself.
        <div id={wiring.id} tabIndex={-1}>
          <Radio.Group
            {...ariaOf(wiring)}
            aria-labelledby={labelledBy}
            name={wiring.name}
            disabled={wiring.disabled}
            value={oneOf(value)}
            options={options}
            onChange={(event) => onChange(String(event.target.value))}
          />
        </div>
      )
    case 'checkboxes':
      return (
        <div id={wiring.id} style={wrapping} aria-describedby={wiring['aria-describedby']} role="group" aria-labelledby={labelledBy} tabIndex={-1}>
          {options.map((option) => {
            const chosen = Array.isArray(value) ? value : []
            return (
              <Checkbox
                key={option.value}
                name={wiring.name}
                disabled={wiring.disabled}
                checked={chosen.includes(option.value)}
                aria-invalid={wiring['aria-invalid']}
                aria-describedby={wiring['aria-describedby']}
                onChange={({ target }) =>
                  onChange(target.checked ? [...chosen, option.value] : chosen.filter((other) => other !== option.value))
                }
              >
                {option.label}
              </Checkbox>
            )
          })}
        </div>
      )
    case 'select':
      return (
        <Select
          {...ariaOf(wiring)}
          id={wiring.id}
          disabled={wiring.disabled}
          value={oneOf(value) || undefined}
          options={options}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="请选择"
          onChange={(chosen: string) => onChange(chosen)}
        />
      )
    case 'textarea':
    case 'address':
      return (
        <Input.TextArea
          {...wiring}
          value={oneOf(value)}
          autoSize={{ minRows: kind === 'address' ? 1 : 3, maxRows: 10 }}
          maxLength={maxLength}
          autoComplete={autocomplete}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'text':
    case 'phone':
    case 'identityNumber':
    case 'number':
    // A date is typed: 20261102 is faster than any picker, and a wrong date stays to be corrected.
    case 'date':
      return (
        <Input
          {...wiring}
          value={oneOf(value)}
          maxLength={maxLength}
          autoComplete={autocomplete ?? 'off'}
          inputMode={inputMode}
          placeholder={kind === 'date' ? '例如 20261122' : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      )
  }
}

function ariaOf({ 'aria-required': required, 'aria-invalid': invalid, 'aria-describedby': describedBy }: Wiring) {
  return { 'aria-required': required, 'aria-invalid': invalid, 'aria-describedby': describedBy }
}

function Field({ field, onChange, disabled, idPrefix }: { field: FormField } & Required<Omit<FormFieldsProps, 'fields'>>): ReactElement {
  const id = toFieldId(field.name, idPrefix)
  const hintId = field.hint === undefined ? undefined : `${id}-hint`
  const errorId = field.error === undefined ? undefined : `${id}-error`
  const wiring: Wiring = {
    id,
    name: field.name,
    disabled,
    'aria-required': field.required,
    'aria-invalid': field.error !== undefined,
    'aria-describedby': [errorId, hintId].filter((part) => part !== undefined).join(' ') || undefined,
  }
  const label: ReactNode = (
    <span id={`${id}-label`}>
      {field.label}
      {field.required ? '' : '（选填）'}
    </span>
  )
  return (
    <Form.Item
      label={label}
      // A label can only be for a control; a group is named by aria-labelledby.
      htmlFor={isGroup(field) ? undefined : id}
      required={field.required}
      validateStatus={field.error === undefined ? undefined : 'error'}
      // Not `help`: antd fades it in late, and until then aria-describedby would point at nothing.
      extra={(field.error !== undefined || field.hint !== undefined) && (
        <>
          {field.error !== undefined && <Typography.Text id={errorId} type="danger">{field.error}</Typography.Text>}
          {field.hint !== undefined && <div id={hintId}>{field.hint}</div>}
        </>
      )}
    >
      {control(field, wiring, (value) => onChange(field.name, value))}
    </Form.Item>
  )
}

/**
 * The antd renderer of a form's fields, for staff ends: the same model as the public pages' HTML renderer. It knows
 * looks only; values stay with the caller, as strings, until the server's forms code converts and checks them.
 */
export function FormFields({ fields, onChange, disabled = false, idPrefix = 'f' }: FormFieldsProps): ReactElement {
  return (
    <Form component={false} layout="vertical" requiredMark>
      {fields.map((field) => (
        <Field key={field.name} field={field} onChange={onChange} disabled={disabled} idPrefix={idPrefix} />
      ))}
    </Form>
  )
}
