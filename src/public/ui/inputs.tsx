import { Field, FieldTexts, LabelText, toFieldWiring } from './field.tsx'
import type { FormField } from './form-field.ts'

function singleValue(field: FormField): string {
  return typeof field.value === 'string' ? field.value : ''
}

/** What each kind of one-line field asks of the keyboard and of the browser's memory. */
function toInputAttributes(field: FormField) {
  const common = { type: 'text', autoComplete: field.autocomplete, inputMode: field.inputMode, maxLength: field.maxLength }
  switch (field.kind) {
    case 'date':
      return { ...common, type: 'date' }
    case 'number':
      return { ...common, inputMode: field.inputMode ?? ('decimal' as const) }
    case 'phone':
      return { ...common, type: 'tel', inputMode: 'tel' as const, autoComplete: field.autocomplete ?? 'tel' }
    case 'identityNumber':
      return { ...common, maxLength: field.maxLength ?? 18, autoComplete: 'off', spellCheck: false }
    default:
      return common
  }
}

function TextInput({ field }: { field: FormField }) {
  return (
    <Field field={field}>
      <input
        id={`f-${field.name}`}
        name={field.name}
        className={`w-${field.kind}`}
        defaultValue={singleValue(field)}
        {...toInputAttributes(field)}
        {...toFieldWiring(field)}
      />
    </Field>
  )
}

function TextArea({ field }: { field: FormField }) {
  return (
    <Field field={field}>
      <textarea
        id={`f-${field.name}`}
        name={field.name}
        rows={field.kind === 'address' ? 2 : 4}
        defaultValue={singleValue(field)}
        maxLength={field.maxLength}
        autoComplete={field.autocomplete ?? (field.kind === 'address' ? 'street-address' : undefined)}
        {...toFieldWiring(field)}
      />
    </Field>
  )
}

function Select({ field }: { field: FormField }) {
  return (
    <Field field={field}>
      <select
        id={`f-${field.name}`}
        name={field.name}
        className="w-select"
        defaultValue={singleValue(field)}
        autoComplete={field.autocomplete}
        {...toFieldWiring(field)}
      >
        <option value="">请选择</option>
        {field.options?.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** One answer of several. The group is a radiogroup because only that role may be invalid or required; a radio may not. */
export function Radios({ field }: { field: FormField }) {
  return (
    <fieldset role="radiogroup" className={field.error ? 'field wrong' : 'field'} {...toFieldWiring(field)}>
      <legend>
        <LabelText field={field} />
      </legend>
      <FieldTexts field={field} />
      {field.options?.map((option, index) => (
        <label key={option.value} className="choice">
          <input
            id={`f-${field.name}-${index}`}
            type="radio"
            name={field.name}
            value={option.value}
            defaultChecked={field.value === option.value}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}

/** Any number of answers. A group may not be invalid, so each box says it. */
export function Checkboxes({ field }: { field: FormField }) {
  const { 'aria-required': _groupsAreNotRequired, ...wiring } = toFieldWiring(field)
  return (
    <fieldset className={field.error ? 'field wrong' : 'field'}>
      <legend>
        <LabelText field={field} />
      </legend>
      <FieldTexts field={field} />
      {field.options?.map((option, index) => (
        <label key={option.value} className="choice">
          <input
            id={`f-${field.name}-${index}`}
            type="checkbox"
            name={field.name}
            value={option.value}
            defaultChecked={Array.isArray(field.value) ? field.value.includes(option.value) : field.value === option.value}
            {...wiring}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}

/** The control for a field of any kind, with label, hint and error wired. */
export function FormFieldInput({ field }: { field: FormField }) {
  switch (field.kind) {
    case 'radio':
      return <Radios field={field} />
    case 'checkboxes':
      return <Checkboxes field={field} />
    case 'select':
      return <Select field={field} />
    case 'textarea':
    case 'address':
      return <TextArea field={field} />
    case 'text':
    case 'date':
    case 'number':
    case 'phone':
    case 'identityNumber':
      return <TextInput field={field} />
  }
}

/** A file chooser; files already stored are listed by the page around it. */
export function FileInput(props: {
  name: string
  label: string
  hint?: string
  error?: string
  required: boolean
  multiple?: boolean
  /** MIME types or endings, as the accept attribute takes them. */
  accept: string
}) {
  return (
    <Field field={props}>
      <input
        id={`f-${props.name}`}
        type="file"
        name={props.name}
        accept={props.accept}
        multiple={props.multiple}
        {...toFieldWiring(props)}
      />
    </Field>
  )
}
