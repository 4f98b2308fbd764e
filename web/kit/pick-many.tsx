import { Select, type SelectProps } from 'antd'

interface PickManyProps {
  id: string
  label: string
  hint?: string
  placeholder: string
  options: readonly { value: string; label: string }[]
  chosen: readonly string[]
  error: string | undefined
  isBusy: boolean
  /** Where the options are found elsewhere by what is typed. */
  search?: Pick<NonNullable<Exclude<SelectProps['showSearch'], boolean>>, 'filterOption' | 'onSearch' | 'searchValue'>
  notFound?: string | null
  onChoose: (chosen: string[]) => void
}

/** Some of many, each found by typing a part of its name. */
export function PickMany({ id, label, hint, placeholder, options, chosen, error, isBusy, search = {}, notFound, onChoose }: PickManyProps) {
  const describedBy = [...(error === undefined ? [] : [`${id}-error`]), ...(hint === undefined ? [] : [`${id}-hint`])].join(' ')
  return (
    <div className="field">
      <label className="label" htmlFor={id}>{label}</label>
      <Select
        id={id} mode="multiple" style={{ width: '100%' }} placeholder={placeholder} disabled={isBusy} aria-invalid={error !== undefined} aria-describedby={describedBy || undefined}
        showSearch={{ optionFilterProp: 'label', ...search }} notFoundContent={notFound} value={[...chosen]} options={[...options]} onChange={onChoose}
      />
      {error !== undefined && <div id={`${id}-error`} className="field-error">{error}</div>}
      {hint !== undefined && <div id={`${id}-hint`} className="hint">{hint}</div>}
    </div>
  )
}
