"""Products of Hanweb (大汉): jpage columns of JCMS, JPaaS, the 信息公开 module."""
