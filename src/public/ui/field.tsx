import type { ReactNode } from 'react'
import type { FormField } from './form-field.ts'

/** The aria attributes a control inside a field carries. */
export type FieldWiring = {
  'aria-describedby'?: string
  'aria-invalid'?: true
  'aria-required'?: true
}

/** Which texts belong to a control: its hint and, when invalid, its error. */
export function toFieldWiring(field: Pick<FormField, 'name' | 'hint' | 'error' | 'required'>): FieldWiring {
  const describedBy = [field.hint ? `h-${field.name}` : '', field.error ? `e-${field.name}` : ''].filter(Boolean).join(' ')
  return {
    'aria-describedby': describedBy || undefined,
    'aria-invalid': field.error ? true : undefined,
    'aria-required': field.required || undefined,
  }
}

/** 选填 is said; required is the rule and needs no star. */
export function LabelText({ field }: { field: Pick<FormField, 'label' | 'required'> }) {
  return (
    <>
      {field.label}
      {field.required ? null : <span className="soft">（选填）</span>}
    </>
  )
}

/** Hint and error, with the ids the wiring names. */
export function FieldTexts({ field }: { field: Pick<FormField, 'name' | 'hint' | 'error'> }) {
  return (
    <>
      {field.hint ? (
        <p id={`h-${field.name}`} className="soft small">
          {field.hint}
        </p>
      ) : null}
      {field.error ? (
        <p id={`e-${field.name}`} className="bad">
          <span className="hide">错误：</span>
          {field.error}
        </p>
      ) : null}
    </>
  )
}

/** A labelled single control: label, hint, error, then the control. */
export function Field(props: { field: Pick<FormField, 'name' | 'label' | 'hint' | 'error' | 'required'>; children: ReactNode }) {
  const { field } = props
  return (
    <div className={field.error ? 'field wrong' : 'field'}>
      <label className="label" htmlFor={`f-${field.name}`}>
        <LabelText field={field} />
      </label>
      <FieldTexts field={field} />
      {props.children}
    </div>
  )
}
