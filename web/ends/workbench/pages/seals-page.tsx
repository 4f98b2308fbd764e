import { paths } from '../../../client/paths.ts'
import { SealList } from '../../../features/seals/seal-list.tsx'

export const Component = () => <SealList toUses={paths.sealUses} />
