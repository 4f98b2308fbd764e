import { Form, Input } from 'antd'
import type { ComponentProps } from 'react'

interface AccountFieldProps extends Pick<ComponentProps<typeof Input>, 'autoComplete' | 'inputMode' | 'maxLength'> {
  id: string
  label: string
  hint?: string | undefined
  error: string | undefined
  value: string
  isSecret?: boolean
  onChange: (value: string) => void
}

/** One field of a small form about one's own account: what is wrong stands where the hint was. */
export function AccountField({ id, label, hint, error, value, isSecret = false, onChange, ...input }: AccountFieldProps) {
  const note = `${id}-note`
  const props = {
    ...input, id, value, 'aria-required': true, 'aria-invalid': error !== undefined, 'aria-describedby': error || hint ? note : undefined,
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  }
  return (
    <Form.Item label={label} htmlFor={id} validateStatus={error ? 'error' : undefined} extra={error ? <span id={note} style={{ color: 'var(--error)' }}>{error}</span> : hint && <span id={note}>{hint}</span>}>
      {isSecret ? <Input.Password {...props} visibilityToggle={false} /> : <Input {...props} />}
    </Form.Item>
  )
}
