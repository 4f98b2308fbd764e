import { Input } from 'antd'
import { useState } from 'react'

interface TextsFieldProps {
  id: string
  'aria-describedby': string
  'aria-invalid': boolean
  value: readonly string[]
  isReadOnly: boolean
  onChange: (texts: string[]) => void
}

const toTexts = (typed: string): string[] => typed.split('\n').map((line) => line.trim()).filter((line) => line !== '')

/** Several texts, one a line: as they stand in a document, so that they can be pasted at once. */
export function TextsField({ id, value, isReadOnly, onChange, ...aria }: TextsFieldProps) {
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const isTyping = typed !== undefined && same(toTexts(typed), value)
  return (
    <>
      <Input.TextArea
        {...aria}
        id={id}
        // Empty lines and spaces stay while one types; from elsewhere (undone, joined) the value itself is shown.
        value={isTyping ? typed : value.join('\n')}
        disabled={isReadOnly}
        autoSize={{ minRows: 2, maxRows: 16 }}
        onChange={({ target }) => {
          setTyped(target.value)
          onChange(toTexts(target.value))
        }}
        onBlur={() => setTyped(undefined)}
      />
      <p className="hint">一行一条，共 {value.length} 条</p>
    </>
  )
}

const same = (one: readonly string[], other: readonly string[]): boolean => one.length === other.length && one.every((text, index) => text === other[index])
