import { Select } from 'antd'

/** An item to choose: by name, and by what people call it where that is known. */
export interface PickedItem {
  code: string
  name: string
  shortNames?: readonly string[]
  kindName?: string
}

interface ItemsPickerProps {
  id: string
  label: string
  hint: string
  items: readonly PickedItem[]
  chosen: readonly string[]
  error: string | undefined
  isBusy: boolean
  onChoose: (codes: string[]) => void
}

/** Some items, found by name or by what people call them. */
export function ItemsPicker({ id, label, hint, items, chosen, error, isBusy, onChoose }: ItemsPickerProps) {
  return (
    <div className="field">
      <label className="label" htmlFor={id}>{label}</label>
      <Select
        id={id}
        mode="multiple"
        style={{ width: '100%' }}
        placeholder="输入事项名称或平常的说法，可以选多个"
        value={[...chosen]}
        disabled={isBusy}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? `${id}-hint` : `${id}-error ${id}-hint`}
        showSearch={{ filterOption: (typed, option) => isNamed(typed, String(option?.label ?? ''), option?.words ?? []) }}
        options={[
          ...items.map(({ code, name, shortNames = [], kindName = '' }) => ({ value: code, label: name, words: shortNames, note: kindName })),
          // What was chosen and is no longer handled here can still be taken away.
          ...chosen.filter((code) => !items.some((item) => item.code === code)).map((code) => ({ value: code, label: '已不由本单位办理的事项', words: [] as readonly string[], note: '' })),
        ]}
        optionRender={({ label: name, data }) => <>{name} <span className="quiet" style={{ fontSize: 13 }}>{data.note}</span></>}
        notFoundContent="没有这样的事项，换个说法试试"
        onChange={(codes: string[]) => onChoose(codes)}
      />
      {error !== undefined && <div id={`${id}-error`} className="field-error">{error}</div>}
      <div id={`${id}-hint`} className="hint">{hint}</div>
    </div>
  )
}

const isNamed = (typed: string, name: string, words: readonly string[]): boolean => [name, ...words].some((each) => each.includes(typed.trim()))
