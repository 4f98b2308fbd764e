import { DataCorrectionList } from '../../../features/data-corrections/data-correction-list.tsx'

/** 更正申请 to our body. */
export function Component() {
  return <DataCorrectionList />
}
