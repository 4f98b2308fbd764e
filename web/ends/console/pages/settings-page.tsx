import { SettingList } from '../../../features/office/settings/setting-list.tsx'

/** 本地规定. */
export const Component = SettingList
